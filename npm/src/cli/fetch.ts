import { IntrospectionError } from '../index.js';
import { innermost } from '../patience.js';

// How a command sends: as Node does, with the certificates of NODE_EXTRA_CA_CERTS, through the proxy of the environment.

/** Companies let nothing out but through their proxy; these variables say where it is, as for curl. */
const variables = ['HTTPS_PROXY', 'HTTP_PROXY', 'https_proxy', 'http_proxy'];

const unknownAuthority =
  'nobody whom this machine trusts has signed it; NODE_EXTRA_CA_CERTS names the file of your own authority';

/** Why Node takes no certificate, by its codes. */
const refusals: Record<string, string> = {
  CERT_HAS_EXPIRED: 'it has expired',
  CERT_NOT_YET_VALID: 'it is not yet valid',
  DEPTH_ZERO_SELF_SIGNED_CERT: unknownAuthority,
  ERR_TLS_CERT_ALTNAME_INVALID: 'it is for another name',
  SELF_SIGNED_CERT_IN_CHAIN: unknownAuthority,
  UNABLE_TO_GET_ISSUER_CERT: unknownAuthority,
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: unknownAuthority,
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: unknownAuthority,
};

/** A `fetch` that says what is wrong with a certificate, which no second attempt would change. */
export async function fetchOfCommands(): Promise<typeof fetch> {
  const send = (await fetchThroughProxy()) ?? fetch;
  return async (input, init) => {
    try {
      return await send(input, init);
    } catch (error) {
      throw refusalOf(error) ?? error;
    }
  };
}

function refusalOf(error: unknown): IntrospectionError | undefined {
  const { code } = innermost(error);
  const reason = typeof code === 'string' ? refusals[code] : undefined;
  if (reason === undefined) return undefined;
  const message = `the certificate is refused: ${reason} (${String(code)})`;
  return new IntrospectionError(message, { kind: 'unavailable' });
}

/** Undefined where no proxy is named. NO_PROXY holds. */
async function fetchThroughProxy(): Promise<typeof fetch | undefined> {
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
