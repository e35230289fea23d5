import type { Diagnostic, Mapping, Report } from 'mapping-generator';

/** What a validation found out about one definition. */
export interface Finding {
  result: Report['node_results'][number] | Report['edge_results'][number];
  /** Its diagnostics; their paths count from the definition: `/sql`. */
  diagnostics: Diagnostic[];
}

/**
 * What a validation found out, by the content of each definition: a definition that was moved, or one whose neighbours
 * were edited, keeps its result; one that was edited itself loses it.
 */
export type Known = ReadonlyMap<string, Finding>;

export type DefinitionKind = 'node' | 'edge';

export interface Definition {
  kind: DefinitionKind;
  index: number;
  /** JSON pointer: `/edge_definitions/3`. */
  path: string;
  /** Everything the validation of this definition depends on, as one string. */
  content: string;
}

type Fields = Record<string, unknown>;

function objects(value: unknown): Fields[] {
  return Array.isArray(value) ? value.map((item) => (item instanceof Object ? (item as Fields) : {})) : [];
}

/** The mapping in the text, or null when the text is no JSON object. Nothing about its fields is promised. */
export function parseMapping(text: string): Partial<Mapping> | null {
  try {
    const value: unknown = JSON.parse(text);
    return value instanceof Object ? value : null;
  } catch {
    return null;
  }
}

/** The definitions in their order, nodes first. The content of an edge includes its endpoints: their keys count. */
export function definitionsOf(mapping: Partial<Mapping>): Definition[] {
  const nodes = objects(mapping.node_definitions);
  const contentByLabel = new Map<unknown, string>();
  const nodeDefinitions = nodes.map((node, index): Definition => {
    const content = JSON.stringify(node);
    contentByLabel.set(node.label, content);
    return { kind: 'node', index, path: `/node_definitions/${index}`, content: `node ${content}` };
  });
  const edgeDefinitions = objects(mapping.edge_definitions).map((edge, index): Definition => {
    const ends = [contentByLabel.get(edge.from_node), contentByLabel.get(edge.to_node)];
    const content = `edge ${JSON.stringify(edge)} ${ends.join(' ')}`;
    return { kind: 'edge', index, path: `/edge_definitions/${index}`, content };
  });
  return [...nodeDefinitions, ...edgeDefinitions];
}

/** True for the definition at `path` itself and all that is inside it. */
export function isWithin(path: string, definition: string): boolean {
  return path === definition || path.startsWith(`${definition}/`);
}

/** The pointer of the definition that a diagnostic is about, or '' when it is about the mapping as a whole. */
export function definitionPath(path: string): string {
  return /^\/(?:node|edge)_definitions\/\d+/.exec(path)?.[0] ?? '';
}

/** Groups diagnostics by the definition they are about. */
export function byDefinition(diagnostics: readonly Diagnostic[]): Map<string, Diagnostic[]> {
  const groups = new Map<string, Diagnostic[]>();
  for (const diagnostic of diagnostics) {
    const path = definitionPath(diagnostic.path);
    const group = groups.get(path);
    if (group === undefined) groups.set(path, [diagnostic]);
    else group.push(diagnostic);
  }
  return groups;
}

export function learn(text: string, report: Report): Known {
  const mapping = parseMapping(text);
  const known = new Map<string, Finding>();
  if (mapping === null) return known;
  const groups = byDefinition(report.diagnostics);
  for (const { kind, index, path, content } of definitionsOf(mapping)) {
    const result = kind === 'node' ? report.node_results[index] : report.edge_results[index];
    if (result === undefined) continue;
    const diagnostics = (groups.get(path) ?? []).map((diagnostic) => ({
      ...diagnostic,
      path: diagnostic.path.slice(path.length),
    }));
    known.set(content, { result, diagnostics });
  }
  return known;
}
