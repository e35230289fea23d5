// Usage: node killed.mjs URL N
// A replica that is killed while it ends the N-th instance, as if the power had gone.
import { createReplica, openPostgres } from '../../dist/index.js';

const [url, last] = process.argv.slice(2);
let deletions = 0;
const replica = await createReplica({
  database: await openPostgres(url),
  name: 'killed',
  leaseMs: 1000,
  warehouse: () => Promise.reject(new Error('there is no warehouse')),
  pods: () => ({
    list: () => Promise.resolve([]),
    async delete() {
      deletions += 1;
      if (deletions === Number(last)) process.kill(process.pid, 'SIGKILL');
    },
  }),
});
await replica.runNow('lifecycle_cleanup');
