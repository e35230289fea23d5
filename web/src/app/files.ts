/** Reads a file that the author chose; null when it is not UTF-8, for then its characters would be guesses. */
export async function readTextFile(file: Blob): Promise<string | null> {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(await file.arrayBuffer());
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
}
