/**
 * The same interface, answered later: methods give promises, and so do those of the objects in it.
 *
 * @example
 * const generator: Promisified<MappingGenerator> = await loadInWorker();
 * (await generator.check('{}')).status; // 'invalid'
 */
export type Promisified<Interface> = {
  readonly [Name in keyof Interface]: Interface[Name] extends (
    ...parameters: infer Parameters
  ) => infer Result
    ? (...parameters: Parameters) => Promise<Awaited<Result>>
    : Interface[Name] extends readonly unknown[]
      ? Interface[Name]
      : Promisified<Interface[Name]>;
};
