// Usage: node ready.mjs KUBECONFIG
// Exit status 0 when the server of a kubeconfig that scripts/kubernetes wrote answers, and has the namespace default.
import { readFileSync } from 'node:fs';
import { get } from 'node:https';

const text = readFileSync(process.argv[2], 'utf8');
const value = (name) => new RegExp(`${name}: "([^"]*)"`).exec(text)[1];

function end(ready) {
  process.exit(ready ? 0 : 1);
}

try {
  const options = {
    ca: readFileSync(value('certificate-authority')),
    headers: { Authorization: `Bearer ${value('token')}` },
    timeout: 5000,
  };
  get(`${value('server')}/api/v1/namespaces/default`, options, ({ statusCode }) =>
    end(statusCode === 200),
  )
    .on('error', () => end(false))
    .on('timeout', () => end(false));
} catch {
  // The server has not written its certificate yet.
  end(false);
}
