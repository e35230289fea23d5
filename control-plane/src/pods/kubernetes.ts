import {
  ApiException,
  CoreV1Api,
  createConfiguration,
  KubeConfig,
  ServerConfiguration,
} from '@kubernetes/client-node';
import type { Middleware, V1Pod } from '@kubernetes/client-node';
import type { ControlPlane, Pod } from 'mapping-generator/jobs';

export interface KubernetesOptions {
  /** A kubeconfig; its current context names the cluster, the user and the namespace. */
  kubeconfig: string;
  /** Overrides the context's. */
  namespace?: string;
  /** Ends what is being asked. */
  signal?: AbortSignal;
  /** How long an answer may take, in ms; default 30 s. */
  timeoutMs?: number;
}

const podsPerPage = 500;

/** The pods of one namespace of a real cluster. Methods reject where the API server cannot be asked or says no. */
export function podsInKubernetes(options: KubernetesOptions): ControlPlane['pods'] {
  const config = new KubeConfig();
  config.loadFromFile(options.kubeconfig);
  const api = clientFor(config, limited(options));
  const namespace =
    options.namespace ??
    config.getContextObject(config.getCurrentContext())?.namespace ??
    'default';
  return {
    async list(labelSelector) {
      const pods: Pod[] = [];
      let next: string | undefined;
      do {
        const page = await api.listNamespacedPod({
          namespace,
          labelSelector,
          limit: podsPerPage,
          ...(next && { _continue: next }),
        });
        pods.push(...page.items.filter(isThere).map(toPod));
        next = page.metadata?._continue;
      } while (next);
      return pods;
    },
    async delete(name, { ignoreNotFound }) {
      try {
        await api.deleteNamespacedPod({ namespace, name });
      } catch (error) {
        if (ignoreNotFound && error instanceof ApiException && error.code === 404) return;
        throw plainError(error);
      }
    },
  };
}

/** A pod that was told to end is on its way, and need not be told again. */
const isThere = ({ metadata }: V1Pod): boolean => metadata?.deletionTimestamp === undefined;

const toPod = ({ metadata }: V1Pod): Pod => ({
  name: metadata?.name ?? '',
  labels: metadata?.labels ?? {},
  created_at: (metadata?.creationTimestamp ?? new Date()).toISOString(),
});

function clientFor(config: KubeConfig, middleware: Middleware): CoreV1Api {
  const cluster = config.getCurrentCluster();
  if (!cluster) throw new Error('the kubeconfig names no current cluster');
  return new CoreV1Api(
    createConfiguration({
      baseServer: new ServerConfiguration(cluster.server, {}),
      authMethods: { default: config },
      promiseMiddleware: [middleware],
    }),
  );
}

/** Every request ends: when the plane is closed, or when it takes too long. */
function limited({ signal, timeoutMs = 30_000 }: KubernetesOptions): Middleware {
  return {
    pre: (context) => {
      const timeout = AbortSignal.timeout(timeoutMs);
      context.setSignal(signal ? AbortSignal.any([signal, timeout]) : timeout);
      return Promise.resolve(context);
    },
    post: (context) => Promise.resolve(context),
  };
}

/** The client's own message is the whole answer with its headers; the API server's is one sentence. */
function plainError(error: unknown): unknown {
  if (!(error instanceof ApiException)) return error;
  const { code, body } = error as ApiException<unknown>;
  return new Error(`the API server answered ${code}: ${messageIn(body)}`, { cause: error });
}

function messageIn(body: unknown): string {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  try {
    const { message } = JSON.parse(text) as { message?: unknown };
    if (typeof message === 'string') return message;
  } catch {
    // Not the API server's own words, but those of something before it.
  }
  return text.slice(0, 200);
}
