import type { Locale } from 'mapping-generator-editor/parts';
import type { PreviewAnswer } from './control-plane';
import { timeText } from './formats';
import { ownerOf } from './owners';
import type { TextName, Translate } from './texts';

/** What a run would do, in sentences. */
export interface Plan {
  /** The whole of it. */
  lead: string;
  /** What would go and why, one sentence each. */
  goes: string[];
  /** What has to be known besides. */
  notes: string[];
  /** What could not be read in the records. */
  unread: string[];
}

type Preview<Field extends string> = Extract<PreviewAnswer, Record<Field, unknown>>;
type Expiry = Preview<'expired'>['expired'][number];
type Finding = PreviewAnswer['findings'][number];

interface Words {
  locale: Locale;
  t: Translate;
}

/** A part of the lead: how it is said of one, and of several. */
type Part = readonly [count: number, one: TextName, many: TextName];

function leadOf(parts: readonly Part[], { locale, t }: Words): string {
  const said = parts
    .filter(([count]) => count > 0)
    .map(([count, one, many]) => t(count === 1 ? one : many, { count }));
  if (said.length === 0) return t('planNothing');
  return t('planLead', { what: new Intl.ListFormat(locale, { type: 'conjunction' }).format(said) });
}

const waitingOf = (count: number, t: Translate): string[] =>
  count > 0 ? [t('planWaiting', { count })] : [];

function planOfCleanUp(
  { expired, waiting }: Preview<'expired'>,
  words: Words,
): Omit<Plan, 'unread'> {
  const { locale, t } = words;
  const countOf = (kind: Expiry['kind']): number =>
    expired.filter((expiry) => expiry.kind === kind).length;
  const [snapshots, mappings] = [countOf('snapshot'), countOf('mapping')];
  const parts: Part[] = [
    [countOf('instance'), 'endInstance', 'endInstances'],
    [snapshots, 'deleteSnapshot', 'deleteSnapshots'],
    [mappings, 'deleteMapping', 'deleteMappings'],
  ];
  return {
    lead: leadOf(parts, words),
    goes: expired.map(({ kind, id, reason, since }) =>
      t(`expired_${reason}`, { what: t(kind, { id }), since: timeText(since, locale) }),
    ),
    notes: [...(snapshots + mappings > 0 ? [t('planNeeded')] : []), ...waitingOf(waiting, t)],
  };
}

function planOfReconciliation(
  { orphan_pods, stale_instances, left_alone, waiting }: Preview<'orphan_pods'>,
  words: Words,
): Omit<Plan, 'unread'> {
  const { locale, t } = words;
  const parts: Part[] = [
    [orphan_pods.length, 'deletePod', 'deletePods'],
    [stale_instances.length, 'failInstance', 'failInstances'],
  ];
  const orphans = orphan_pods.map(({ name, instance_id: instance, since }) =>
    t('orphan', { what: t('pod', { id: name }), instance, since: timeText(since, locale) }),
  );
  const stale = stale_instances.map(({ id, since }) =>
    t('stale', { what: t('instance', { id }), since: timeText(since, locale) }),
  );
  return {
    lead: leadOf(parts, words),
    goes: [...orphans, ...stale],
    notes: [
      ...(left_alone === null ? [] : [t('planLeftAlone', left_alone)]),
      ...waitingOf(waiting, t),
    ],
  };
}

function planOfRefresh(
  { captured_at, tables, mappings }: Preview<'captured_at'>,
  { locale, t }: Words,
): Omit<Plan, 'unread'> {
  return {
    lead:
      captured_at === null
        ? t('reads')
        : t('rereads', { captured: timeText(captured_at, locale), tables }),
    goes: [],
    notes:
      mappings === 0 ? [] : [t(mappings === 1 ? 'comparesOne' : 'compares', { count: mappings })],
  };
}

/** Whose value it is, and what is wrong with it. */
export function unreadText(finding: Finding, t: Translate): string {
  const { field, error } = finding;
  const owner = ownerOf(finding, t);
  return owner === null ? t('unread', { field, error }) : t('unreadOf', { owner, field, error });
}

export function planOf(preview: PreviewAnswer, words: Words): Plan {
  const unread = preview.findings.map((finding) => unreadText(finding, words.t));
  if ('expired' in preview) return { ...planOfCleanUp(preview, words), unread };
  if ('orphan_pods' in preview) return { ...planOfReconciliation(preview, words), unread };
  return { ...planOfRefresh(preview, words), unread };
}

/** Whether the run would end or delete something. */
export function endsSomething(preview: PreviewAnswer): boolean {
  if ('expired' in preview) return preview.expired.length > 0;
  return (
    'orphan_pods' in preview && preview.orphan_pods.length + preview.stale_instances.length > 0
  );
}
