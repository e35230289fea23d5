import type { Command } from 'commander';

import type { EdgeSchema, Mapping, MappingGenerator, NodeSchema, Report } from '../index.js';
import { connect, withClusterOptions } from './cluster.js';
import type { ClusterOptions } from './cluster.js';
import { CommandError, decode, readInput } from './input.js';
import { interruptible } from './interruption.js';
import { toText } from './text.js';

interface Schemas {
  nodes: NodeSchema[];
  edges: EdgeSchema[];
}

/** Their full form, such as `STRING[]`, is known only from the query's columns. */
const families = new Set(['LIST', 'MAP', 'STRUCT']);

export function addDdl(program: Command, load: () => Promise<MappingGenerator>): void {
  const command = program
    .command('ddl')
    .summary("write a mapping's RyuGraph statements")
    .description(
      'Writes the statements that create the tables of a mapping: from the types that it declares, or, with --trino, from the columns of its queries.',
    )
    .argument('<file>', 'a mapping in JSON; - is standard input')
    .option('--copy-from <path>', 'also the statements that load PATH/<table>/*.parquet');
  withClusterOptions(command).action(
    async (file: string, options: ClusterOptions & { copyFrom?: string }) => {
      const generator = await load();
      const schemas = await schemasOf(generator, file, options);
      const statements = [generator.schemaDdl(schemas.nodes, schemas.edges)];
      if (options.copyFrom !== undefined) {
        statements.push(...copies(generator, schemas, options.copyFrom));
      }
      process.stdout.write(`${statements.join('\n')}\n`);
    },
  );
}

/** Nodes first: an edge can only be loaded between nodes that are there. */
function copies(generator: MappingGenerator, { nodes, edges }: Schemas, path: string): string[] {
  const folder = path.replace(/\/+$/, '');
  const names = [...nodes.map(({ label }) => label), ...edges.map(({ type }) => type)];
  return names.map((name) => generator.copyFrom(name, `${folder}/${name}/`));
}

async function schemasOf(
  generator: MappingGenerator,
  file: string,
  options: ClusterOptions,
): Promise<Schemas> {
  const bytes = await readInput(file);
  const introspect = await connect(options);
  const report = introspect
    ? await interruptible((signal) => generator.validate(bytes, { introspect, signal }))
    : generator.check(bytes);
  const text = decode(bytes);
  const usable = introspect ? report.valid : report.status !== 'invalid';
  if (!usable) {
    process.stderr.write(toText([{ file, text, report }], { asked: introspect !== undefined }));
    throw new CommandError(
      `${file}: no statements for a mapping that is ${report.status}`,
      report.status === 'invalid' ? 1 : 2,
    );
  }
  return introspect ? inferred(report) : declared(JSON.parse(text) as Mapping, file);
}

function inferred({ node_results: nodes, edge_results: edges }: Report): Schemas {
  return {
    nodes: nodes.flatMap(({ schema }) => schema ?? []),
    edges: edges.flatMap(({ schema }) => schema ?? []),
  };
}

/** For a mapping whose structure is valid. */
function declared(
  { node_definitions: nodes, edge_definitions: edges = [] }: Mapping,
  file: string,
): Schemas {
  const keys = new Map(nodes.map(({ label, primary_key: key }) => [label, key.type]));
  const keyType = (label: string): string => keys.get(label) ?? 'STRING';
  const schemas = {
    nodes: nodes.map(({ label, primary_key, properties = [] }) => ({
      label,
      primary_key,
      properties,
    })),
    edges: edges.map(({ type, from_node, to_node, from_key, to_key, properties = [] }) => ({
      type,
      from_node,
      to_node,
      from_key: { name: from_key, type: keyType(from_node) },
      to_key: { name: to_key, type: keyType(to_node) },
      properties,
    })),
  };
  const columns = [...schemas.nodes, ...schemas.edges].flatMap(({ properties }) => properties);
  const vague = columns.find(({ type }) => families.has(type));
  if (!vague) return schemas;
  throw new CommandError(
    `${file}: '${vague.name}' is declared as ${vague.type}; what it holds only the cluster knows: --trino URL`,
  );
}
