import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { CoreV1Api, KubeConfig } from '@kubernetes/client-node';

const script = fileURLToPath(new URL('../../../scripts/kubernetes', import.meta.url));

/** A real API server with etcd, with files of its own. */
export class KubernetesServer {
  readonly #folder = mkdtempSync(join(tmpdir(), 'control-plane-kubernetes-'));
  readonly kubeconfig: string;

  constructor() {
    this.kubeconfig = this.#command('start').trim();
  }

  /** Stops it, and removes what it stored. */
  stop(): void {
    this.#command('stop');
    rmSync(this.#folder, { recursive: true, force: true });
  }

  /** After SIGSTOP it accepts connections and answers nothing, until SIGCONT; after SIGKILL it is gone. */
  signal(signal: 'SIGSTOP' | 'SIGCONT' | 'SIGKILL'): void {
    process.kill(Number(readFileSync(join(this.#folder, 'server.pid'), 'utf8')), signal);
  }

  #command(command: string): string {
    return execFileSync(script, [command, '--folder', this.#folder], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'inherit'],
    });
  }
}

let namespaces = 0;

/** A namespace of its own on a server. */
export class Namespace {
  readonly name: string;
  readonly #api: CoreV1Api;

  private constructor(name: string, api: CoreV1Api) {
    this.name = name;
    this.#api = api;
  }

  static async create(kubeconfig: string): Promise<Namespace> {
    const config = new KubeConfig();
    config.loadFromFile(kubeconfig);
    const api = config.makeApiClient(CoreV1Api);
    namespaces += 1;
    const name = `tests-${process.pid}-${namespaces}`;
    await api.createNamespace({ body: { metadata: { name } } });
    return new Namespace(name, api);
  }

  async createPod(name: string, labels: Record<string, string>, more: object = {}): Promise<void> {
    const spec = { containers: [{ name: 'graph', image: 'graph' }] };
    const body = { metadata: { name, labels, ...more }, spec };
    await this.#api.createNamespacedPod({ namespace: this.name, body });
  }

  /** The pod of an instance, as the platform labels it. */
  createInstancePod(id: number): Promise<void> {
    return this.createPod(`graph-instance-${id}`, {
      app: 'graph-instance',
      'instance-id': String(id),
    });
  }

  async podNames(): Promise<string[]> {
    const { items } = await this.#api.listNamespacedPod({ namespace: this.name });
    return items.map(({ metadata }) => metadata?.name ?? '').sort();
  }
}
