import type { Locale } from 'mapping-generator-editor/parts';
import type { RunEvent } from './control-plane';
import { summaryText, timeText } from './formats';
import { isTextName, type TextName, type Translate } from './texts';
import { ownerOf } from './owners';
import { unreadText } from './plan';

interface Words {
  locale: Locale;
  t: Translate;
}

/** An event in a sentence, with what it is about one by one. */
export interface EventWords {
  sentence: string;
  details: string[];
  /** The mapping that a change of the warehouse breaks. */
  broken: { mapping: number; what: string } | null;
}

type Fields = RunEvent['fields'];

/** Deleting what no record knows is what the job is there for, whatever the log calls it. */
const expected: ReadonlySet<string> = new Set(['deleting_orphan_pod']);

export const levelOf = ({ level, event }: Pick<RunEvent, 'level' | 'event'>): RunEvent['level'] =>
  level === 'warn' && expected.has(event) ? 'info' : level;

/** What an event ends in says what happened to whatever it is about. */
const endings: readonly (readonly [ending: RegExp, text: TextName])[] = [
  [/^terminate_instance_failed$/, 'event_not_ended'],
  [/^delete_\w+_failed$/, 'event_not_deleted'],
  [/^fail_stale_instance_failed$/, 'event_not_marked'],
  [/^check_mapping_failed$/, 'event_not_compared'],
  [/_still_needed$/, 'event_still_needed'],
  [/_changed_meanwhile$/, 'event_changed_meanwhile'],
  [/_limited$/, 'event_limited'],
  [/_started$/, 'event_started'],
  [/_completed$/, 'event_completed'],
  [/_stopped$/, 'event_stopped'],
  [/_skipped$/, 'event_skipped'],
  [/_failed$/, 'event_failed'],
];

function textOf(event: string): TextName | null {
  const own = `event_${event}`;
  return isTextName(own) ? own : (endings.find(([ending]) => ending.test(event))?.[1] ?? null);
}

type Change = { kind: string; table?: unknown } & Record<string, unknown>;

const nameOf = (table: unknown): string => {
  if (typeof table === 'string') return table;
  if (Array.isArray(table)) return table.join('.');
  const { catalog, schema, name } = (table ?? {}) as Record<string, string | undefined>;
  return [catalog, schema, name].filter(Boolean).join('.');
};

const plain = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : nameOf(value);

/** A change of the warehouse; in the words of the log where it is of a kind that is not known here. */
export function changeText(change: Change, t: Translate): string {
  const text = `change_${change.kind}`;
  if (!isTextName(text)) return JSON.stringify(change);
  const { column = '', type = '', from = '', to = '' } = change;
  return t(text, {
    table: nameOf(change.table),
    column: plain(column),
    type: plain(type),
    from: plain(from),
    to: plain(to),
  });
}

interface Suggestion {
  change: 'added' | 'removed';
  table: unknown;
  columns: string[];
  references?: unknown;
}

function suggestionText({ change, table, columns, references }: Suggestion, t: Translate): string {
  const named = { table: nameOf(table), columns: columns.join(', ') };
  return references === undefined
    ? t(`suggest_${change}_key`, named)
    : t(`suggest_${change}_edge`, { ...named, references: nameOf(references) });
}

function detailsOf({ changes, suggestions, left_out: left }: Fields, t: Translate): string[] {
  const told = [
    ...(Array.isArray(changes) ? (changes as Change[]).map((change) => changeText(change, t)) : []),
    ...(Array.isArray(suggestions)
      ? (suggestions as Suggestion[]).map((suggestion) => suggestionText(suggestion, t))
      : []),
  ];
  return typeof left === 'number' && left > 0 ? [...told, t('change_more', { count: left })] : told;
}

/** The facts of an event that has no sentence, the way a log shows them. */
function factsText(fields: Fields): string {
  return Object.entries(fields)
    .map(([name, value]) => `${name} ${typeof value === 'string' ? value : JSON.stringify(value)}`)
    .join(', ');
}

function whyOf({ reason, since }: Fields, { locale, t }: Words): string {
  const text = `why_${String(reason)}`;
  return isTextName(text) ? t(text, { since: timeText(String(since), locale) }) : '';
}

export function eventWords(
  { event, fields }: Pick<RunEvent, 'event' | 'fields'>,
  words: Words,
): EventWords {
  const { t } = words;
  const said = (sentence: string): EventWords => ({ sentence, details: [], broken: null });
  if (event.endsWith('_finding'))
    return said(unreadText(fields as unknown as Parameters<typeof unreadText>[0], t));
  const text = textOf(event);
  if (text === null) return said(factsText(fields));
  const what = ownerOf(fields, t) ?? '';
  const { status, instance_id: instance, found, most, error } = fields;
  const sentence = t(text, {
    what,
    why: whyOf(fields, words),
    status: plain(status ?? ''),
    instance: plain(instance ?? ''),
    found: plain(found ?? ''),
    most: plain(most ?? ''),
    error: plain(error ?? ''),
    summary: text === 'event_completed' ? summaryText(fields, t) : '',
  });
  const mapping =
    event === 'schema_change_breaks_mapping' && typeof fields.mapping_id === 'number'
      ? fields.mapping_id
      : null;
  return {
    sentence,
    details: detailsOf(fields, t),
    broken: mapping === null ? null : { mapping, what },
  };
}
