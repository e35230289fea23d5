// A job over a control plane with one instance, which is there for longer than it may.
import { createScheduler } from 'mapping-generator/jobs';

const times = { created_at: '2026-01-01T00:00:00Z', last_activity_at: null };
const instance = { id: 12, status: 'running', ...times, ttl: 'PT1H', inactivity_timeout: null };
const none = { list: async () => [], delete: async () => {} };
const ended = [];
const controlPlane = {
  instances: { list: async () => [instance], terminate: async (id) => ended.push(id) },
  snapshots: none,
  mappings: none,
  pods: none,
  catalog: { current: async () => null },
};

async function runOnce() {
  const scheduler = await createScheduler({ controlPlane });
  const { instances_terminated: count } = await scheduler.runNow('lifecycle_cleanup');
  await scheduler.stop();
  return `${count} ended: ${ended.join()}`;
}

runOnce().then(console.log);
