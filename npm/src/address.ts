import { MappingError } from './errors.js';

/** Refuses what fetch would refuse with an error that quotes the address, and with it the password. */
export function requireNoPassword(url: string | URL): void {
  if (!/^\s*[a-z][a-z0-9+.-]*:\/*[^/?#]*@/i.test(String(url))) return;
  const message = 'url must not hold a user name or a password: headers can carry them';
  throw new MappingError('bad_argument', message);
}
