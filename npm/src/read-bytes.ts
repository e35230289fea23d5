import { nodeModule } from './node.js';

interface FileSystem {
  readFile(path: string): Promise<Uint8Array<ArrayBuffer>>;
}

interface Addresses {
  fileURLToPath(address: string): string;
}

/**
 * The bytes behind an address, in a browser, a worker and Node, whose fetch cannot read files. `location` is an address;
 * in Node also a path. Rejects with what fetch or the file system throws.
 */
export async function readBytes(location: string | URL): Promise<Uint8Array<ArrayBuffer>> {
  const fileSystem = isRemote(location)
    ? undefined
    : (nodeModule('node:fs/promises') as FileSystem | undefined);
  if (fileSystem) return fileSystem.readFile(pathOf(String(location)));
  const response = await fetch(location);
  if (!response.ok) throw new Error(`the server answered ${String(response.status)}`);
  return new Uint8Array(await response.arrayBuffer());
}

const isRemote = (location: string | URL): boolean =>
  /^(https?|data|blob):/i.test(String(location));

/** As text, since Node takes no address of another realm, nor what webpack makes of one. */
function pathOf(location: string): string {
  if (!/^file:/i.test(location)) return location;
  const addresses = nodeModule('node:url') as Addresses | undefined;
  return addresses?.fileURLToPath(location) ?? location;
}
