import { writeFileSync } from 'node:fs';
import { mkdtemp, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, inject, it } from 'vitest';
import { podsInKubernetes } from '../src/pods/kubernetes.js';
import { KubernetesServer, Namespace } from './support/kubernetes.js';

const { kubeconfig } = inject('kubernetes');
const selector = 'app=graph-instance';

describe('pods of a real API server', () => {
  let namespace: Namespace;
  beforeEach(async () => {
    namespace = await Namespace.create(kubeconfig);
  });
  const pods = () => podsInKubernetes({ kubeconfig, namespace: namespace.name });

  it('are listed by their label, with all of their labels and the time of their creation', async () => {
    await namespace.createPod('other', { app: 'something-else' });
    await namespace.createInstancePod(7);
    const listed = await pods().list(selector);
    expect(listed).toEqual([
      {
        name: 'graph-instance-7',
        labels: { app: 'graph-instance', 'instance-id': '7' },
        created_at: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/) as string,
      },
    ]);
    expect(Math.abs(Date.now() - Date.parse(listed[0]!.created_at))).toBeLessThan(60_000);
  });

  it('are listed to the last one, however many there are', async () => {
    const ids = Array.from({ length: 501 }, (_, index) => index);
    const workers = Array.from({ length: 20 }, async () => {
      for (let id = ids.pop(); id !== undefined; id = ids.pop())
        await namespace.createInstancePod(id);
    });
    await Promise.all(workers);
    const listed = await pods().list(selector);
    expect(new Set(listed.map(({ name }) => name)).size).toBe(501);
    expect(listed).toHaveLength(501);
  });

  it('are not listed any more when they were told to end', async () => {
    await namespace.createPod('ending', { app: 'graph-instance' }, { finalizers: ['tests/wait'] });
    await pods().delete('ending', { ignoreNotFound: false });
    expect(await namespace.podNames()).toEqual(['ending']);
    expect(await pods().list(selector)).toEqual([]);
  });

  it('are deleted, and only in their namespace', async () => {
    const other = await Namespace.create(kubeconfig);
    await namespace.createInstancePod(1);
    await other.createInstancePod(1);
    await pods().delete('graph-instance-1', { ignoreNotFound: false });
    expect(await namespace.podNames()).toEqual([]);
    expect(await other.podNames()).toEqual(['graph-instance-1']);
  });

  it('may be gone already, where that is said', async () => {
    await pods().delete('graph-instance-1', { ignoreNotFound: true });
    await expect(pods().delete('graph-instance-1', { ignoreNotFound: false })).rejects.toThrow(
      'the API server answered 404: pods "graph-instance-1" not found',
    );
  });

  it('cannot be had without the right to them', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'control-plane-kubeconfig-'));
    const stranger = join(folder, 'kubeconfig');
    writeFileSync(
      stranger,
      (await readFile(kubeconfig, 'utf8')).replace(/token: "[^"]*"/, 'token: "wrong"'),
    );
    const refused = podsInKubernetes({ kubeconfig: stranger, namespace: namespace.name });
    await expect(refused.list(selector)).rejects.toThrow(/answered 401: Unauthorized/);
    // Not found and not allowed are different things.
    await expect(refused.delete('x', { ignoreNotFound: true })).rejects.toThrow(/answered 401/);
  });
});

describe('a kubeconfig', () => {
  it('names the namespace, where nothing else does', async () => {
    const namespace = await Namespace.create(kubeconfig);
    await namespace.createInstancePod(1);
    const folder = await mkdtemp(join(tmpdir(), 'control-plane-kubeconfig-'));
    const own = join(folder, 'kubeconfig');
    const text = await readFile(kubeconfig, 'utf8');
    writeFileSync(own, text.replace('namespace: default', `namespace: ${namespace.name}`));
    expect(await podsInKubernetes({ kubeconfig: own }).list(selector)).toHaveLength(1);
    expect(await podsInKubernetes({ kubeconfig }).list(selector)).toEqual([]);
  });
});

describe('an API server that fails', () => {
  it('that answers nothing is given up after a time, or when the plane is closed; that is gone is an error', async () => {
    const server = new KubernetesServer();
    try {
      const closing = new AbortController();
      const patient = podsInKubernetes({ kubeconfig: server.kubeconfig, signal: closing.signal });
      expect(await patient.list(selector)).toEqual([]);
      server.signal('SIGSTOP');
      const impatient = podsInKubernetes({ kubeconfig: server.kubeconfig, timeoutMs: 300 });
      await expect(impatient.list(selector)).rejects.toThrow(/abort/);
      const deletion = patient.delete('graph-instance-1', { ignoreNotFound: true });
      setTimeout(() => {
        closing.abort();
      }, 300);
      await expect(deletion).rejects.toThrow(/abort/);
      server.signal('SIGKILL');
      // Without a limit that could come first.
      const refused = podsInKubernetes({ kubeconfig: server.kubeconfig });
      await expect(refused.list(selector)).rejects.toThrow(/ECONNREFUSED|ECONNRESET|socket/);
    } finally {
      server.stop();
    }
  });
});
