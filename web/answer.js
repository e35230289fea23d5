import { Readable } from 'node:stream';

/**
 * Answers Node's `request` with a handler of the Fetch API, chosen by its path; without one it is left to `next`.
 * A page that leaves ends its question.
 */
export function answerWith(handlers) {
  return (request, response, next) => {
    const handler = handlers[new URL(request.url, 'http://page').pathname];
    if (handler) answer(handler, request, response).catch(next);
    else next();
  };
}

async function answer(handler, request, response) {
  const left = new AbortController();
  response.on('close', () => left.abort());
  const asked = new Request(new URL(request.url, 'http://page'), {
    method: request.method,
    headers: Object.entries(request.headers).flatMap(([name, value]) =>
      typeof value === 'string' ? [[name, value]] : [],
    ),
    ...(request.method === 'POST' && { body: Readable.toWeb(request), duplex: 'half' }),
    signal: left.signal,
  });
  const answered = await handler(asked);
  response.writeHead(answered.status, Object.fromEntries(answered.headers));
  response.end(await answered.text());
}
