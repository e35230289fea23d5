// The JSON Schemas of the package, made of its types: mapping.schema.json and configuration.schema.json.

import { createGenerator } from 'ts-json-schema-generator';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');

/** A pattern that lists words says the same as an enum, which editors can offer. */
function listWords({ pattern, ...schema }) {
  const words = /^\^\(([A-Z0-9_]+(?:\|[A-Z0-9_]+)+)\)\$$/.exec(pattern)?.[1];
  return { ...schema, ...(words ? { enum: words.split('|') } : { pattern }) };
}

/** Where a field need not be, null is as good as its absence. */
const orNull = ({ type, ...schema }) =>
  schema.$ref ? { anyOf: [schema, { type: 'null' }] } : { ...schema, type: [type, 'null'] };

function refine(schema, nullable) {
  const properties = Object.entries(schema.properties ?? {}).map(([name, property]) => {
    const listed = property.pattern ? listWords(property) : property;
    const optional = !schema.required?.includes(name);
    return [name, nullable && optional ? orNull(listed) : listed];
  });
  return properties.length === 0
    ? schema
    : { ...schema, properties: Object.fromEntries(properties) };
}

/** `additional`: whether an object may have fields that are not described. */
function schemaOf(file, type, { title, additional }) {
  const { definitions } = createGenerator({
    path: join(root, 'src', file),
    tsconfig: join(root, 'tsconfig.json'),
    type,
    additionalProperties: additional,
    skipTypeCheck: true,
  }).createSchema(type);
  const { [type]: whole, ...parts } = definitions;
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title,
    ...refine(whole, additional),
    definitions: Object.fromEntries(
      Object.entries(parts).map(([name, part]) => [name, refine(part, additional)]),
    ),
  };
}

/** A field that is not known is a warning, so it is allowed here. */
export const mappingSchema = () =>
  schemaOf('types.ts', 'Mapping', { title: 'Graph mapping', additional: true });

export const configurationSchema = () =>
  schemaOf('configuration-types.ts', 'Configuration', {
    title: 'mapping-generator.json',
    additional: false,
  });
