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
  readonly api: CoreV1Api;

  constructor() {
    this.kubeconfig = this.#command('start').trim();
    const config = new KubeConfig();
    config.loadFromFile(this.kubeconfig);
    this.api = config.makeApiClient(CoreV1Api);
  }

  /** Stops it, and removes what it stored. */
  stop(): void {
    this.#command('stop');
    rmSync(this.#folder, { recursive: true, force: true });
  }

  /** From now on it accepts connections and answers nothing; SIGCONT lets it go on. */
  signal(signal: 'SIGSTOP' | 'SIGCONT' | 'SIGKILL'): void {
    process.kill(Number(readFileSync(join(this.#folder, 'server.pid'), 'utf8')), signal);
  }

  async createNamespace(name: string): Promise<void> {
    await this.api.createNamespace({ body: { metadata: { name } } });
  }

  async createPod(namespace: string, name: string, labels: Record<string, string>): Promise<void> {
    const spec = { containers: [{ name: 'graph', image: 'graph' }] };
    await this.api.createNamespacedPod({ namespace, body: { metadata: { name, labels }, spec } });
  }

  async podNames(namespace: string): Promise<string[]> {
    const { items } = await this.api.listNamespacedPod({ namespace });
    return items.map(({ metadata }) => metadata?.name ?? '').sort();
  }

  #command(command: string): string {
    return execFileSync(script, [command, '--folder', this.#folder], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'inherit'],
    });
  }
}
