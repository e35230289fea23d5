import type { Diagnostic, Mapping, Report } from 'mapping-generator';

/** What a validation found out about one definition. */
export interface Finding {
  result: Report['node_results'][number] | Report['edge_results'][number];
  /** Its diagnostics; their paths count from the definition, `/sql`, but for those that lead to another definition. */
  diagnostics: Diagnostic[];
}

/**
 * What a validation found out, by the content of each definition: a definition that was moved, or one whose neighbours
 * were edited, keeps its result; one that was edited itself loses it.
 */
export type Known = ReadonlyMap<string, Finding>;

export type DefinitionKind = 'node' | 'edge';

export interface DefinitionVerdict {
  kind: DefinitionKind;
  /** JSON pointer: `/edge_definitions/3`. */
  path: string;
  result: Finding['result'];
}

/** The results of a report with the places of their definitions, nodes first. */
export function verdictsOf(report: Report): DefinitionVerdict[] {
  return [
    ...report.node_results.map((result, index) => ({
      kind: 'node' as const,
      path: `/node_definitions/${index}`,
      result,
    })),
    ...report.edge_results.map((result, index) => ({
      kind: 'edge' as const,
      path: `/edge_definitions/${index}`,
      result,
    })),
  ];
}

type Fields = Record<string, unknown>;

function objects(value: unknown): Fields[] {
  return Array.isArray(value)
    ? value.map((item) => (item instanceof Object ? (item as Fields) : {}))
    : [];
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

/**
 * Everything that the validation of a definition depends on, as one string, by the definition's path. That of an edge
 * includes its endpoints: their keys count.
 */
function contentsOf(mapping: Partial<Mapping>): Map<string, string> {
  const contents = new Map<string, string>();
  const contentByLabel = new Map<unknown, string>();
  for (const [index, node] of objects(mapping.node_definitions).entries()) {
    const content = JSON.stringify(node);
    contentByLabel.set(node.label, content);
    contents.set(`/node_definitions/${index}`, `node ${content}`);
  }
  for (const [index, edge] of objects(mapping.edge_definitions).entries()) {
    const ends = [contentByLabel.get(edge.from_node), contentByLabel.get(edge.to_node)];
    contents.set(`/edge_definitions/${index}`, `edge ${JSON.stringify(edge)} ${ends.join(' ')}`);
  }
  return contents;
}

let last = { text: '', contents: new Map<string, string>() };

/** The same of a text. It is asked for several times at each key, and remembered for that long. */
export function contentsIn(text: string): ReadonlyMap<string, string> {
  if (text !== last.text) last = { text, contents: contentsOf(parseMapping(text) ?? {}) };
  return last.contents;
}

/** The pointer of the definition that a diagnostic is about, or '' when it is about the mapping as a whole. */
export function definitionPath(path: string): string {
  return /^\/(?:node|edge)_definitions\/\d+/.exec(path)?.[0] ?? '';
}

/** The diagnostic with other paths: its own, those of the places it refers to and of what its fixes change. */
export function withPaths(diagnostic: Diagnostic, change: (path: string) => string): Diagnostic {
  const { path, related, fixes } = diagnostic;
  const elsewhere = <T extends { path: string }>(place: T): T => ({
    ...place,
    path: change(place.path),
  });
  return {
    ...diagnostic,
    path: change(path),
    ...(related && { related: related.map(elsewhere) }),
    ...(fixes && { fixes: fixes.map((fix) => ({ ...fix, edits: fix.edits.map(elsewhere) })) }),
  };
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

/** Diagnostics of the definition at `path`, with paths that count from it but for those that lead elsewhere. */
export function takenOut(diagnostics: readonly Diagnostic[], path: string): Diagnostic[] {
  const inside = (place: string): string =>
    definitionPath(place) === path ? place.slice(path.length) : place;
  return diagnostics.map((diagnostic) => withPaths(diagnostic, inside));
}

/**
 * The same at the definition's present place. In another text a range means nothing any more, and neither does the place of
 * another definition: it may have moved.
 */
export function putBack(
  diagnostics: readonly Diagnostic[],
  path: string,
  isSameText: boolean,
): Diagnostic[] {
  return diagnostics.map((diagnostic) => {
    const copy = withPaths(diagnostic, (inner) =>
      definitionPath(inner) === '' ? path + inner : inner,
    );
    if (isSameText) return copy;
    copy.related &&= copy.related.filter((other) => definitionPath(other.path) === path);
    for (const ranged of [copy, ...(copy.related ?? [])]) delete ranged.range;
    return copy;
  });
}

/** What `report`, the validation of `text`, says about each definition. */
export function learn(text: string, report: Report): Known {
  const contents = contentsIn(text);
  const groups = byDefinition(report.diagnostics);
  const known = new Map<string, Finding>();
  for (const { path, result } of verdictsOf(report)) {
    const content = contents.get(path);
    if (content !== undefined)
      known.set(content, { result, diagnostics: takenOut(groups.get(path) ?? [], path) });
  }
  return known;
}
