import type { TestProject } from 'vitest/node';
import { KubernetesServer } from './kubernetes.js';
import { PostgresServer } from './postgres.js';

declare module 'vitest' {
  interface ProvidedContext {
    postgres: { url: string };
    kubernetes: { kubeconfig: string };
  }
}

/** One server of each kind for all tests; those that break one start their own. */
export default async function startServers(project: TestProject): Promise<() => Promise<void>> {
  // First the one that ends by itself when it cannot start: nothing is left running then.
  const kubernetes = new KubernetesServer();
  const postgres = await PostgresServer.start();
  project.provide('postgres', { url: postgres.url() });
  project.provide('kubernetes', { kubeconfig: kubernetes.kubeconfig });
  return async () => {
    kubernetes.stop();
    await postgres.stop();
  };
}
