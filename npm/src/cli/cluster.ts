import { InvalidArgumentError } from 'commander';
import type { Command } from 'commander';

import { IntrospectionError, MappingError, trinoIntrospection } from '../index.js';
import type { TrinoIntrospection, TrinoOptions } from '../index.js';
import { fetchOfCommands } from './fetch.js';
import { CommandError, readText } from './input.js';

// How a command reaches the cluster. Credentials come through the environment or a file: a command line can be read by
// everyone on the machine.

export interface ClusterOptions {
  trino?: string;
  user?: string;
  sessionCatalog?: string;
  sessionSchema?: string;
  role?: Record<string, string>;
  tokenFile?: string;
  header?: string[];
  insecureHttp?: boolean;
  timeout?: number;
  concurrency?: number;
}

const tokenVariable = 'MAPPING_GENERATOR_TRINO_TOKEN';
const passwordVariable = 'MAPPING_GENERATOR_TRINO_PASSWORD';

/** `timeout`: in seconds, for one question where the user does not say. */
export function withClusterOptions(command: Command, timeout = 60): Command {
  return command
    .option('--trino <url>', 'ask this Trino or Starburst')
    .option('--user <name>', 'as this user (default: $USER)')
    .option('--session-catalog <name>', 'for names that the SQL does not qualify')
    .option('--session-schema <name>', 'for names that the SQL does not qualify')
    .option(
      '--role <catalog=role>',
      'a role; may be repeated; the catalog system is the cluster',
      addRole,
    )
    .option('--token-file <file>', `a bearer token (or in ${tokenVariable})`)
    .option(
      '--header <name:value>',
      'a further header, such as one for a gateway; may be repeated; @FILE has one in each line',
      (text: string, headers: string[] | undefined) => [...(headers ?? []), text],
    )
    .option('--insecure, --insecure-http', 'send credentials also where the address is not https')
    .option('--timeout <seconds>', 'for one question', positive, timeout)
    .option('--concurrency <number>', 'questions that are open at once', positive, 4);
}

/** Undefined when no cluster is to be asked. */
export async function connect(options: ClusterOptions): Promise<TrinoIntrospection | undefined> {
  const { trino: url, role: roles, sessionCatalog: catalog, sessionSchema: schema } = options;
  if (url === undefined) return undefined;
  const user = options.user ?? process.env.USER;
  if (user === undefined || user === '') throw new CommandError('--trino needs --user');
  const { token, headers } = await credentials(options, user);
  const given: TrinoOptions = {
    url,
    user,
    headers,
    timeoutMs: (options.timeout ?? 60) * 1000,
    fetch: await fetchOfCommands(),
    ...(token === undefined ? {} : { token }),
    ...(catalog === undefined ? {} : { catalog }),
    ...(schema === undefined ? {} : { schema }),
    ...(roles === undefined ? {} : { roles }),
  };
  try {
    const introspection = trinoIntrospection(given);
    const isSecret = token !== undefined || new Headers(headers).has('Authorization');
    if (isSecret && !options.insecureHttp) requireSecret(url);
    if (roles !== undefined) await requireSession(introspection);
    return introspection;
  } catch (error) {
    if (error instanceof MappingError) throw new CommandError(`--trino: ${error.message}`);
    throw error;
  }
}

/** For an address that is one. As Trino's own clients do: whoever listens on the way could use them. */
function requireSecret(url: string): void {
  const { protocol, hostname } = new URL(url);
  if (protocol === 'https:' || /^(localhost|127(\.\d+){3}|\[::1\])$/.test(hostname)) return;
  throw new CommandError(
    '--trino: credentials are not sent to an address that is not https; --insecure-http sends them all the same',
  );
}

/** A role that the cluster does not know fails every statement, which would look like faults of the mapping. */
async function requireSession(introspection: TrinoIntrospection): Promise<void> {
  try {
    await introspection.run('SELECT 1');
  } catch (error) {
    // What cannot be reached is told for each file, as without roles.
    if (!(error instanceof IntrospectionError) || error.kind !== 'query') return;
    throw new CommandError(`--role: ${error.message}`);
  }
}

export async function requireCluster(options: ClusterOptions): Promise<TrinoIntrospection> {
  const introspection = await connect(options);
  if (!introspection) throw new CommandError('--trino URL is missing');
  return introspection;
}

async function credentials(
  { tokenFile, header = [] }: ClusterOptions,
  user: string,
): Promise<{ token: string | undefined; headers: Record<string, string> }> {
  const { [tokenVariable]: fromEnvironment, [passwordVariable]: password } = process.env;
  const token = tokenFile === undefined ? fromEnvironment : (await readText(tokenFile)).trim();
  const headers = Object.fromEntries(await furtherHeaders(header));
  if (token) return { token, headers };
  if (!password) return { token: undefined, headers };
  const basic = Buffer.from(`${user}:${password}`).toString('base64');
  return { token: undefined, headers: { ...headers, Authorization: `Basic ${basic}` } };
}

async function furtherHeaders(given: string[]): Promise<[string, string][]> {
  const lines = await Promise.all(
    given.map(async (text) =>
      text.startsWith('@') ? (await readText(text.slice(1))).split(/\r?\n/) : [text],
    ),
  );
  return lines
    .flat()
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const colon = line.indexOf(':');
      // Without its text, which may be a secret.
      if (colon < 1) throw new CommandError('--header: a header is NAME:VALUE, or @FILE');
      return [line.slice(0, colon).trim(), line.slice(colon + 1).trim()];
    });
}

function addRole(text: string, roles: Record<string, string> = {}): Record<string, string> {
  const [catalog = '', role = '', ...rest] = text.split('=');
  if (catalog === '' || role === '' || rest.length > 0) {
    throw new InvalidArgumentError('A role is CATALOG=ROLE.');
  }
  return { ...roles, [catalog]: role };
}

export function positive(text: string): number {
  const number = Number(text);
  if (number > 0 && number < Infinity) return number;
  throw new InvalidArgumentError('It must be a number above 0.');
}
