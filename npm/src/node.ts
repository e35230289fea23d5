interface NodeProcess {
  getBuiltinModule?: (name: string) => object | undefined;
}

/**
 * A module of Node's own, undefined elsewhere. It is asked for by name at run time: an import, even a dynamic one that
 * is never reached, would put Node's modules into the browser's graph, where bundlers stumble over them.
 */
export function nodeModule(name: `node:${string}`): object | undefined {
  const { process } = globalThis as { process?: NodeProcess };
  return process?.getBuiltinModule?.(name);
}
