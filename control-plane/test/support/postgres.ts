import { execFileSync, spawn } from 'node:child_process';
import type { ChildProcess, SpawnOptions } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { chownSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';

/** A real PostgreSQL with files of its own, on a free port of loopback. */
export class PostgresServer {
  readonly #folder: string;
  readonly #port: number;
  #process: ChildProcess | undefined;

  private constructor(folder: string, port: number) {
    this.#folder = folder;
    this.#port = port;
  }

  static async start(): Promise<PostgresServer> {
    const folder = mkdtempSync(join(tmpdir(), 'control-plane-postgres-'));
    chownSync(folder, owner.uid, owner.gid);
    execFileSync(
      join(programs(), 'initdb'),
      [
        '--pgdata',
        join(folder, 'data'),
        '--username',
        'tests',
        '--auth',
        'trust',
        '--no-sync',
        '--locale',
        'C.UTF-8',
      ],
      { ...owner, cwd: folder, stdio: 'pipe' },
    );
    const server = new PostgresServer(folder, await freePort());
    await server.begin();
    return server;
  }

  url(database = 'postgres'): string {
    return `postgres://tests@127.0.0.1:${this.#port}/${database}`;
  }

  /** Starts it again, with what it had stored. */
  async begin(): Promise<void> {
    const options: SpawnOptions = { ...owner, cwd: this.#folder, stdio: 'ignore' };
    this.#process = spawn(
      join(programs(), 'postgres'),
      [
        '-D',
        join(this.#folder, 'data'),
        '-p',
        String(this.#port),
        '-h',
        '127.0.0.1',
        '-k',
        this.#folder,
      ],
      options,
    );
    await eventually(() => this.query('select 1'));
  }

  /** Ends it at once, as a machine that goes down would; it can begin again. */
  async crash(): Promise<void> {
    await this.#end('SIGQUIT');
  }

  async stop(): Promise<void> {
    await this.#end('SIGINT');
    rmSync(this.#folder, { recursive: true, force: true });
  }

  async createDatabase(name: string): Promise<string> {
    await this.query(`create database ${name}`);
    return this.url(name);
  }

  async query<Row extends pg.QueryResultRow>(sql: string, database?: string): Promise<Row[]> {
    const client = new pg.Client({ connectionString: this.url(database) });
    client.on('error', () => undefined);
    await client.connect();
    try {
      return (await client.query<Row>(sql)).rows;
    } finally {
      await client.end();
    }
  }

  async #end(signal: NodeJS.Signals): Promise<void> {
    const process = this.#process;
    if (process?.exitCode !== null) return;
    const ended = new Promise((resolve) => process.once('exit', resolve));
    process.kill(signal);
    await ended;
  }
}

/** PostgreSQL refuses to run as root: then it runs as the user that its package brings. */
const owner = ownerOfFiles();

function ownerOfFiles(): { uid: number; gid: number } {
  const uid = process.getuid?.() ?? 0;
  if (uid !== 0) return { uid, gid: process.getgid?.() ?? 0 };
  const idOf = (kind: string): number => Number(execFileSync('id', [kind, 'postgres']).toString());
  return { uid: idOf('-u'), gid: idOf('-g') };
}

/** Debian keeps each version's programs in a folder of its own. */
function programs(): string {
  const versions = readdirSync('/usr/lib/postgresql').map(Number);
  return `/usr/lib/postgresql/${Math.max(...versions)}/bin`;
}

/** Below those that a machine gives to whoever wants any: none of the servers beside takes it before it is used. */
async function freePort(): Promise<number> {
  const port = randomInt(10_000, 20_000);
  const server = createServer();
  const isFree = await new Promise<boolean>((resolve) => {
    server.once('error', () => {
      resolve(false);
    });
    server.listen(port, '127.0.0.1', () => {
      server.close(() => {
        resolve(true);
      });
    });
  });
  return isFree ? port : freePort();
}

/** Tries until it works, for two minutes. */
export async function eventually<Value>(attempt: () => Promise<Value> | Value): Promise<Value> {
  const deadline = Date.now() + 120_000;
  for (;;) {
    try {
      return await attempt();
    } catch (error) {
      if (Date.now() > deadline) throw error;
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
