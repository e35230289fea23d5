import type { MappingDocument } from './page-state';

// A mapping in an address: behind the '#', which no browser sends to a server.

const parameter = 'mapping';

/** Longer addresses are cut off by what they are pasted into. */
export const longestLink = 32 * 1024;

/** More (bytes) than any mapping has: a link from elsewhere must not fill the memory. */
const largest = 16 * 1024 * 1024;

async function bytesOf(stream: ReadableStream<Uint8Array>): Promise<Uint8Array<ArrayBuffer>> {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  for (const reader = stream.getReader(); ;) {
    const { done, value } = await reader.read();
    if (done) return new Uint8Array(await new Blob(parts).arrayBuffer());
    size += value.length;
    if (size > largest) throw new RangeError('the link holds too much');
    parts.push(new Uint8Array(value));
  }
}

const through = (
  bytes: Uint8Array<ArrayBuffer>,
  stream: CompressionStream | DecompressionStream,
): Promise<Uint8Array<ArrayBuffer>> => bytesOf(new Blob([bytes]).stream().pipeThrough(stream));

/** Base64 with the two signs that need no escape in an address, and without padding. */
function toAddressText(bytes: Uint8Array): string {
  const signs = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
  return btoa(signs).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

const fromAddressText = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (sign) =>
    sign.charCodeAt(0),
  );

/** The page's address with the mapping in it; nothing is sent anywhere. */
export async function linkOf({ fileName, text }: MappingDocument, page: string): Promise<string> {
  const content = new TextEncoder().encode(JSON.stringify([fileName, text]));
  const link = new URL(page);
  // What an address of this page says beside: the recordings' delay, and the sample to begin with.
  for (const name of ['sample', 'delay']) link.searchParams.delete(name);
  link.hash = `${parameter}=${toAddressText(await through(content, new CompressionStream('deflate-raw')))}`;
  return link.href;
}

/** The mapping that an address holds; rejects where nobody can read it. */
export async function sharedIn(hash: string): Promise<MappingDocument> {
  const bytes = fromAddressText(hash.slice(parameter.length + 2));
  const content: unknown = JSON.parse(
    new TextDecoder('utf-8', { fatal: true }).decode(
      await through(bytes, new DecompressionStream('deflate-raw')),
    ),
  );
  const [fileName, text] = Array.isArray(content) ? (content as unknown[]) : [];
  if (typeof fileName !== 'string' || typeof text !== 'string')
    throw new TypeError('the link holds something else');
  return { fileName, text, inFile: false };
}
