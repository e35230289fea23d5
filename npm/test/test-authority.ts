import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { folderOf } from './command.js';

/** What openssl wants to know of an authority: whom it signs, and that names of hosts are taken over. */
const configuration = `
[ca]
default_ca = own
[own]
database = index.txt
serial = serial.txt
unique_subject = no
new_certs_dir = .
default_md = sha256
default_days = 1
policy = any
copy_extensions = copy
[any]
commonName = supplied
`;

export interface Certificate {
  /** Both in PEM. */
  cert: string;
  key: string;
}

/** An authority of a company, which no machine knows, for the tests of one file. */
export class TestAuthority {
  readonly #folder = folderOf({
    'index.txt': '',
    'serial.txt': '01',
    'ca.conf': configuration,
  });
  /** The file with its own certificate. */
  readonly path = join(this.#folder, 'authority.pem');

  constructor() {
    this.#request('authority', ['-x509', '-days', '1', '-out', this.path]);
  }

  /** A certificate for a host, `IP:127.0.0.1` or `DNS:name`; `options` are those of `openssl ca`. */
  sign(host: string, options: string[] = []): Certificate {
    const { csr, pem, key } = { csr: 'host.csr', pem: 'host.pem', key: 'host.key' };
    this.#request('host', ['-addext', `subjectAltName=${host}`, '-out', csr]);
    const own = ['-cert', 'authority.pem', '-keyfile', 'authority.key'];
    const made = ['-batch', '-notext', '-config', 'ca.conf', '-in', csr, '-out', pem];
    this.#run(['ca', ...made, ...own, ...options]);
    return { cert: this.#read(pem), key: this.#read(key) };
  }

  #request(name: string, options: string[]): void {
    const curve = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-noenc'];
    this.#run(['req', ...curve, '-keyout', `${name}.key`, '-subj', `/CN=${name}`, ...options]);
  }

  #run(args: string[]): void {
    execFileSync('openssl', args, { cwd: this.#folder, stdio: 'pipe' });
  }

  #read(file: string): string {
    return readFileSync(join(this.#folder, file), 'utf8');
  }
}
