import type { Diagnostic } from 'mapping-generator';
import { diagnosticsByDefinition, type Judgement } from './judgements';
import {
  emptyModel,
  type DefinitionOutcome,
  type EdgeModel,
  type MappingModel,
  type NodeModel,
} from './model';
import type { ColumnsOf } from './query-columns';
import { readMapping, type ReadEdge, type ReadNode } from './read-mapping';

/** What a model is made of. */
export interface Known {
  text: string;
  /** Of that text. */
  judgements: readonly Judgement[];
  diagnostics: readonly Diagnostic[];
  columnsOf: ColumnsOf;
}

const isEmpty = (...fields: string[]): boolean => fields.some((field) => field.trim() === '');

function outcomeOf(isIncomplete: boolean, judged: Judgement | undefined): DefinitionOutcome {
  if (isIncomplete) return 'incomplete';
  if (judged === undefined) return 'unchecked';
  if (judged.outcome !== 'valid') return judged.outcome;
  if (judged.failsLoad) return 'fails';
  return judged.validated ? 'valid' : 'checked';
}

class Builder {
  readonly #judgements: Map<string, Judgement>;
  readonly #diagnostics: Map<string, Diagnostic[]>;
  readonly #columnsOf: ColumnsOf;

  constructor({ judgements, diagnostics, columnsOf }: Known) {
    this.#judgements = new Map(judgements.map((judgement) => [judgement.path, judgement]));
    this.#diagnostics = diagnosticsByDefinition(diagnostics);
    this.#columnsOf = columnsOf;
  }

  node(read: ReadNode): NodeModel {
    const columnsOf = this.#columnsOf;
    const isIncomplete = isEmpty(read.label, read.sql, read.key?.name ?? '');
    return {
      kind: 'node',
      ...read,
      ...this.#about(read.path, isIncomplete),
      get columns() {
        return columnsOf(read.sql);
      },
    };
  }

  edge(read: ReadEdge): EdgeModel {
    const columnsOf = this.#columnsOf;
    const isIncomplete = isEmpty(
      read.type,
      read.sql,
      read.fromNode,
      read.toNode,
      read.fromKey,
      read.toKey,
    );
    return {
      kind: 'edge',
      ...read,
      ...this.#about(read.path, isIncomplete),
      get columns() {
        return columnsOf(read.sql);
      },
    };
  }

  #about(path: string, isIncomplete: boolean): Pick<NodeModel, 'outcome' | 'problems'> {
    const own = this.#diagnostics.get(path) ?? [];
    const problems = own.filter(({ severity }) => severity !== 'info').length;
    return { outcome: outcomeOf(isIncomplete, this.#judgements.get(path)), problems };
  }
}

/** The model of a text; where that is no JSON object, the one before, which says that it is not current. */
export function buildModel(known: Known, previous: MappingModel = emptyModel): MappingModel {
  const read = readMapping(known.text);
  if (read === null) return previous.isCurrent ? { ...previous, isCurrent: false } : previous;
  const builder = new Builder(known);
  return {
    nodes: read.nodes.map((node) => builder.node(node)),
    edges: read.edges.map((edge) => builder.edge(edge)),
    isCurrent: true,
  };
}
