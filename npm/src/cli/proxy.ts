/** Companies let nothing out but through their proxy; these variables say where it is, as for curl. */
const variables = ['HTTPS_PROXY', 'HTTP_PROXY', 'https_proxy', 'http_proxy'];

/** A `fetch` that goes through the proxy of the environment; undefined where there is none. NO_PROXY holds. */
export async function fetchThroughProxy(): Promise<typeof fetch | undefined> {
  if (!variables.some((name) => (process.env[name] ?? '') !== '')) return undefined;
  const { EnvHttpProxyAgent, fetch: send } = await import('undici');
  const dispatcher = quietly(() => new EnvHttpProxyAgent());
  // The library's types are its own, the objects are those of the standard.
  type Given = Parameters<typeof send>;
  const through = (input: unknown, init: unknown): Promise<unknown> =>
    send(input as Given[0], { ...(init as Given[1]), dispatcher });
  return through as typeof fetch;
}

/** The library warns of what it calls an experiment, which a user of a command can do nothing about. */
function quietly<Made>(make: () => Made): Made {
  const emitWarning = process.emitWarning.bind(process);
  process.emitWarning = () => undefined;
  try {
    return make();
  } finally {
    process.emitWarning = emitWarning;
  }
}
