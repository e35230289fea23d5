import { InvalidArgumentError } from 'commander';
import type { Command } from 'commander';

import { MappingError, trinoIntrospection } from '../index.js';
import type { TrinoIntrospection, TrinoOptions } from '../index.js';
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
  timeout?: number;
  concurrency?: number;
}

const tokenVariable = 'MAPPING_GENERATOR_TRINO_TOKEN';
const passwordVariable = 'MAPPING_GENERATOR_TRINO_PASSWORD';

export function withClusterOptions(command: Command): Command {
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
    .option('--timeout <seconds>', 'for one question', positive, 60)
    .option('--concurrency <number>', 'questions that are open at once', positive, 4);
}

/** Undefined when no cluster is to be asked. */
export async function connect(options: ClusterOptions): Promise<TrinoIntrospection | undefined> {
  const { trino: url, role: roles, sessionCatalog: catalog, sessionSchema: schema } = options;
  if (url === undefined) return undefined;
  const user = options.user ?? process.env.USER;
  if (user === undefined || user === '') throw new CommandError('--trino needs --user');
  const given: TrinoOptions = {
    url,
    user,
    timeoutMs: (options.timeout ?? 60) * 1000,
    ...(catalog === undefined ? {} : { catalog }),
    ...(schema === undefined ? {} : { schema }),
    ...(roles === undefined ? {} : { roles }),
    ...(await credentials(options.tokenFile, user)),
  };
  try {
    return trinoIntrospection(given);
  } catch (error) {
    if (error instanceof MappingError) throw new CommandError(`--trino: ${error.message}`);
    throw error;
  }
}

export async function requireCluster(options: ClusterOptions): Promise<TrinoIntrospection> {
  const introspection = await connect(options);
  if (!introspection) throw new CommandError('--trino URL is missing');
  return introspection;
}

async function credentials(
  tokenFile: string | undefined,
  user: string,
): Promise<Pick<TrinoOptions, 'token' | 'headers'>> {
  const { [tokenVariable]: fromEnvironment, [passwordVariable]: password } = process.env;
  const token = tokenFile === undefined ? fromEnvironment : (await readText(tokenFile)).trim();
  if (token) return { token };
  if (!password) return {};
  const basic = Buffer.from(`${user}:${password}`).toString('base64');
  return { headers: { Authorization: `Basic ${basic}` } };
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
