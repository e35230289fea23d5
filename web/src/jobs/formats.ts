import type { Locale } from 'mapping-generator-editor/parts';
import type { JobView, Run, RunEvent } from './control-plane';
import { levelOf } from './events';
import { isTextName, type TextName, type Translate } from './texts';

/** How a job stands: as its last run ended, or running, or about to. `faulty` is a run that went on although something could not be done. */
export type Standing =
  'looking' | 'running' | 'succeeded' | 'warned' | 'faulty' | 'failed' | 'notRun';

export function standingOf(job: JobView): Standing {
  if (job.running) return 'running';
  const [last] = job.runs;
  return last === undefined ? 'notRun' : outcomeOf(last);
}

export function outcomeOf(run: Run): Standing {
  if (run.ended_at === null) return 'running';
  if (run.error !== null) return 'failed';
  const has = (wanted: RunEvent['level']): boolean =>
    run.events.some((event) => levelOf(event) === wanted);
  if (has('error')) return 'faulty';
  return has('warn') ? 'warned' : 'succeeded';
}

const units: readonly { ms: number; text: TextName }[] = [
  { ms: 86_400_000, text: 'everyDays' },
  { ms: 3_600_000, text: 'everyHours' },
  { ms: 60_000, text: 'everyMinutes' },
  { ms: 1000, text: 'everySeconds' },
];

/** In the largest unit that divides it; a day stays 24 hours, as the platform says it. */
export function intervalText(ms: number, t: Translate): string {
  const unit = units.find((candidate) => ms % candidate.ms === 0 && ms / candidate.ms > 1);
  return t(unit?.text ?? 'everySeconds', { count: ms / (unit?.ms ?? 1000) });
}

export function timeText(time: string, locale: Locale): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'medium' }).format(
    new Date(time),
  );
}

export function lastRunText(run: Run, locale: Locale, t: Translate): string {
  const when = timeText(run.started_at, locale);
  if (run.ended_at === null) return when;
  const seconds = (Date.parse(run.ended_at) - Date.parse(run.started_at)) / 1000;
  return t('took', {
    when,
    seconds: new Intl.NumberFormat(locale, { maximumFractionDigits: 1 }).format(seconds),
  });
}

export function summaryText(summary: object | null, t: Translate): string {
  return Object.entries<number>({ ...summary })
    .map(([name, count]) => (isTextName(name) ? t(name, { count }) : `${name}: ${count}`))
    .join(t('comma'));
}
