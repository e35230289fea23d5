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
        const page = await plainly(
          api.listNamespacedPod({
            namespace,
            labelSelector,
            limit: podsPerPage,
            ...(next && { _continue: next }),
          }),
        );
        pods.push(...page.items.filter(isThere).map(toPod));
        next = page.metadata?._continue;
      } while (next);
      return pods;
    },
    async delete(name, { ignoreNotFound }) {
      try {
        await plainly(api.deleteNamespacedPod({ namespace, name }));
      } catch (error) {
        if (!(ignoreNotFound && error instanceof ApiServerError && error.status === 404))
          throw error;
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

/** What the API server answered instead of doing it. */
class ApiServerError extends Error {
  readonly status: number;

  constructor(cause: ApiException<unknown>) {
    super(`the API server answered ${cause.code}: ${reasonOf(cause)}`, { cause });
    this.status = cause.code;
  }
}

/** The client's own message is the whole answer with its headers; the API server's is one sentence. */
async function plainly<Answer>(answer: Promise<Answer>): Promise<Answer> {
  try {
    return await answer;
  } catch (error) {
    throw error instanceof ApiException
      ? new ApiServerError(error as ApiException<unknown>)
      : error;
  }
}

function reasonOf({ body, message }: ApiException<unknown>): string {
  try {
    const status = (typeof body === 'string' ? JSON.parse(body) : body) as { message?: unknown };
    if (typeof status.message === 'string') return status.message;
  } catch {
    // Not the API server's own words: there are none, or they are those of something before it.
  }
  return /^Message: (.*)/m.exec(message)?.[1] ?? 'no reason was given';
}
