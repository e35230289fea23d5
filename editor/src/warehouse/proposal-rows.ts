import type { Tier } from 'mapping-generator';
import type { TreeRow } from '../tree/VirtualTree';
import type { Decision, Proposal, ProposalItem } from './proposal';
import type { WarehouseTextName, WarehouseTranslate } from './texts';

export interface ProposalRow extends TreeRow {
  /** Of a suggestion; null: a head, or what is told without being offered. */
  item: ProposalItem | null;
  name: string;
  reason: string;
  state: Decision | 'needsNode' | null;
}

export const tierTexts: Record<Tier, WarehouseTextName> = {
  sure: 'tierSure',
  likely: 'tierLikely',
  possible: 'tierPossible',
};

export function itemName(item: ProposalItem, t: WarehouseTranslate): string {
  if (item.kind === 'node') return item.definition.label;
  const { type, from_node: from, to_node: to } = item.definition;
  return t('fromTo', { type, from, to });
}

interface Told {
  id: string;
  name: string;
  reason: string;
  item: ProposalItem | null;
  state: ProposalRow['state'];
}

function group(
  id: string,
  head: string,
  told: readonly Told[],
  folded: ReadonlySet<string>,
): ProposalRow[] {
  if (told.length === 0) return [];
  const isExpanded = !folded.has(id);
  const text = `${head} (${told.length})`;
  const rows = told.map(({ item, name, reason, state, ...rest }, index): ProposalRow => {
    return {
      ...rest,
      item,
      name,
      reason,
      state,
      level: 2,
      position: index + 1,
      siblings: told.length,
      text: name,
      isExpanded: null,
    };
  });
  const top: ProposalRow = {
    id,
    level: 1,
    position: 1,
    siblings: 1,
    text,
    name: text,
    reason: '',
    isExpanded,
    item: null,
    state: null,
  };
  return [top, ...(isExpanded ? rows : [])];
}

function offered(
  item: ProposalItem,
  decisionOf: (id: string) => Decision,
  t: WarehouseTranslate,
): Told {
  const lacksNode = item.kind === 'edge' && item.needs.some((id) => decisionOf(id) === 'dropped');
  return {
    id: item.id,
    name: itemName(item, t),
    reason: item.reason,
    item,
    state: lacksNode ? 'needsNode' : decisionOf(item.id),
  };
}

/** Of a table, without being offered. */
const told = (kind: string, table: readonly string[], reason: string): Told => ({
  id: `${kind} ${table.join('.')}`,
  name: table.join('.'),
  reason,
  item: null,
  state: null,
});

/** A suggestion as a tree: what is offered, what is there already, and what was left out and why. */
export function proposalRows(
  proposal: Proposal,
  decisionOf: (id: string) => Decision,
  folded: ReadonlySet<string>,
  t: WarehouseTranslate,
): ProposalRow[] {
  const offer = (item: ProposalItem): Told => offered(item, decisionOf, t);
  const groups = [
    group('nodes', t('nodes'), proposal.nodes.map(offer), folded),
    group('edges', t('edges'), proposal.edges.map(offer), folded),
    group(
      'present',
      t('present'),
      proposal.present.map(({ table, label, isKeyed }) =>
        told('present', table, t(isKeyed ? 'presentAs' : 'presentOther', { label })),
      ),
      folded,
    ),
    group(
      'left',
      t('leftOut'),
      proposal.leftOut.map(({ table, reason }) => told('left', table, reason)),
      folded,
    ),
  ].filter((rows) => rows.length > 0);
  return groups.flatMap((rows, index) =>
    rows.map((row) =>
      row.level === 1 ? { ...row, position: index + 1, siblings: groups.length } : row,
    ),
  );
}
