import type { JSX } from 'preact';
import type { TextName } from '../app/texts';
import type { DefinitionResult, Outcome } from '../app/verdict';
import { Icon } from './icons';
import { usePage } from './page';

/** What an outcome is called: by the cluster's word, and by the local check alone. */
const outcomeTexts: Record<Outcome, { asked: TextName; local: TextName }> = {
  valid: { asked: 'outcomeValid', local: 'outcomeChecked' },
  invalid: { asked: 'outcomeInvalid', local: 'outcomeInvalid' },
  unchecked: { asked: 'outcomeUnchecked', local: 'outcomeNotValidated' },
};

function ResultRow({ result }: { result: DefinitionResult }): JSX.Element {
  const { commands, t } = usePage();
  const { name, outcome, reason, path, validated, failsLoad } = result;
  const said = t(outcomeTexts[outcome][validated ? 'asked' : 'local']);
  const fails = failsLoad && outcome === 'valid';
  const notAsked = outcome === 'unchecked' && !validated;
  return (
    <li class={`result result-${outcome}`}>
      <button type="button" class="result-name link" onClick={() => { commands.revealPath(path); }}>
        {name}
      </button>
      <span class={`outcome outcome-${fails ? 'fails' : outcome}`}>
        <Icon name={fails ? 'warning' : outcome} />
        {fails ? t('outcomeFails', { outcome: said }) : said}
      </span>
      {reason !== null && !notAsked && <p class="result-reason">{reason}</p>}
    </li>
  );
}

function ResultList({ title, results }: { title: string; results: readonly DefinitionResult[] }): JSX.Element | null {
  if (results.length === 0) return null;
  return (
    <>
      <h2 class="group-title">{title}</h2>
      <ul class="results">
        {results.map((result) => (
          <ResultRow key={result.path} result={result} />
        ))}
      </ul>
    </>
  );
}

export function Results(): JSX.Element {
  const { state, t } = usePage();
  const { results, ofEarlierText } = state.verdict;
  if (results.length === 0) return <p class="empty">{t('noResults')}</p>;
  const count = (outcome: Outcome, asked?: boolean): number =>
    results.filter(({ validated, ...result }) => result.outcome === outcome && (asked ?? validated) === validated).length;
  const local = count('valid', false);
  return (
    <>
      {ofEarlierText && <p class="banner">{t('earlierText')}</p>}
      <p class="results-summary">
        {t(local > 0 ? 'definitionsSummaryLocal' : 'definitionsSummary', {
          valid: count('valid', true),
          local,
          invalid: count('invalid'),
          unchecked: count('unchecked'),
        })}
      </p>
      <ResultList title={t('nodes')} results={results.filter(({ kind }) => kind === 'node')} />
      <ResultList title={t('edges')} results={results.filter(({ kind }) => kind === 'edge')} />
    </>
  );
}
