import type {
  Catalog,
  EdgeSchema,
  MappingGenerator,
  NodeSchema,
  Policy,
  SqlSession,
} from 'mapping-generator';
import { readDefinitions, type Definition } from '../document/definition';
import type { Compared, GraphColumn } from './comparison';

/** What tells of the queries of both mappings. */
export interface Surroundings {
  generator: MappingGenerator;
  catalog: Catalog | null;
  session?: SqlSession | undefined;
  policy?: Policy | undefined;
}

type Fields = Record<string, unknown>;

/** A mapping that was read to be compared. */
export interface Side {
  /** What stands beside the definitions. */
  fields: Fields;
  /** Nodes first. */
  definitions: Definition[];
  valueOf: (definition: Definition) => Fields;
  schemaOf: (definition: Definition) => NodeSchema | EdgeSchema | null;
}

const lists = ['node_definitions', 'edge_definitions'] as const;

const placeOf = ({ path }: Definition): number => Number(path.slice(path.lastIndexOf('/') + 1));

/** Reads a mapping's text; null where it is no JSON object. */
export function readSide(
  { generator, catalog, session, policy }: Surroundings,
  text: string,
): Side | null {
  const definitions = readDefinitions(text);
  if (definitions === null) return null;
  const mapping = JSON.parse(text) as Fields;
  const report = generator.check(text, { policy, ...(catalog && { catalog, session }) });
  const listOf = ({ kind }: Definition): unknown[] => mapping[`${kind}_definitions`] as unknown[];
  return {
    fields: Object.fromEntries(
      Object.entries(mapping).filter(([name]) => !lists.some((list) => list === name)),
    ),
    definitions,
    valueOf: (definition) => Object(listOf(definition)[placeOf(definition)]) as Fields,
    schemaOf: (definition) =>
      report[`${definition.kind}_results`][placeOf(definition)]?.schema ?? null,
  };
}

const declaredColumns = ({ kind, keys, properties }: Definition): GraphColumn[] =>
  [...(kind === 'node' ? keys : []), ...properties].map(({ name, type }) => ({ name, type }));

const knownColumns = (schema: NodeSchema | EdgeSchema): GraphColumn[] =>
  'label' in schema ? [schema.primary_key, ...schema.properties] : schema.properties;

/** A definition of either mapping, with the columns of their tables: as they are declared where one query's are not known. */
export function comparedPair(
  [before, was]: readonly [Side, Definition],
  [after, is]: readonly [Side, Definition],
): [Compared, Compared] {
  const schemas = [before.schemaOf(was), after.schemaOf(is)];
  const isKnown = schemas.every((schema) => schema !== null);
  const toCompared = (
    side: Side,
    definition: Definition,
    schema: NodeSchema | EdgeSchema | null | undefined,
  ): Compared => ({
    ...definition,
    value: side.valueOf(definition),
    columns: isKnown && schema ? knownColumns(schema) : declaredColumns(definition),
  });
  return [toCompared(before, was, schemas[0]), toCompared(after, is, schemas[1])];
}

/** A definition that only one of the mappings has. */
export function comparedAlone(side: Side, definition: Definition): Compared {
  const schema = side.schemaOf(definition);
  return {
    ...definition,
    value: side.valueOf(definition),
    columns: schema ? knownColumns(schema) : declaredColumns(definition),
  };
}
