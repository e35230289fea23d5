// The bytes behind an address, in a browser, a worker and Node.
//
// Node's fetch cannot read files. The built-in module is asked for by name at run time: an import, even a dynamic one
// that is never reached, would put Node's modules into the browser's graph, where bundlers stumble over them.

interface FileSystem {
  readFile(path: string | URL): Promise<Uint8Array<ArrayBuffer>>;
}

interface NodeProcess {
  getBuiltinModule?: (name: 'node:fs/promises') => FileSystem | undefined;
}

/** `location` is an address; in Node also a path. Rejects with what fetch or the file system throws. */
export async function readBytes(location: string | URL): Promise<Uint8Array<ArrayBuffer>> {
  const fileSystem = isRemote(location) ? undefined : nodeFileSystem();
  if (fileSystem) return fileSystem.readFile(toFileAddress(location));
  const response = await fetch(location);
  if (!response.ok) throw new Error(`the server answered ${String(response.status)}`);
  return new Uint8Array(await response.arrayBuffer());
}

const isRemote = (location: string | URL): boolean =>
  /^(https?|data|blob):/i.test(String(location));

/** A file address in a string becomes a URL; a path stays one. */
function toFileAddress(location: string | URL): string | URL {
  return /^file:/i.test(String(location)) ? new URL(location) : location;
}

function nodeFileSystem(): FileSystem | undefined {
  const { process } = globalThis as { process?: NodeProcess };
  return process?.getBuiltinModule?.('node:fs/promises');
}
