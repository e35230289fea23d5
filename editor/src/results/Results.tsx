import type { JSX } from 'react';
import type { TextName } from '../texts/texts';
import type { DefinitionResult, Outcome } from '../workbench/verdict';
import { Icon } from '../shell/icons';
import { useEditor } from '../shell/context';

/** What an outcome is called: by the cluster's word, and by the local check alone. */
const outcomeTexts: Record<Outcome, { asked: TextName; local: TextName }> = {
  valid: { asked: 'outcomeValid', local: 'outcomeChecked' },
  invalid: { asked: 'outcomeInvalid', local: 'outcomeInvalid' },
  unchecked: { asked: 'outcomeUnchecked', local: 'outcomeNotValidated' },
};

function ResultRow({ result }: { result: DefinitionResult }): JSX.Element {
  const { state, commands, t } = useEditor();
  const { name, outcome, reason, path, validated, failsLoad, rows } = result;
  const said = t(outcomeTexts[outcome][validated ? 'asked' : 'local']);
  const fails = failsLoad && outcome === 'valid';
  const notAsked = outcome === 'unchecked' && !validated;
  return (
    <li className={`result result-${outcome}`}>
      <button
        type="button"
        className="result-name link"
        onClick={() => {
          commands.open(path);
        }}
      >
        {name}
      </button>
      <span className={`outcome outcome-${fails ? 'fails' : outcome}`}>
        <Icon name={fails ? 'warning' : outcome} />
        {fails ? t('outcomeFails', { outcome: said }) : said}
      </span>
      {rows !== null && (
        <p className="result-reason">
          {t('rowsCounted', { rows: rows.toLocaleString(state.locale) })}
        </p>
      )}
      {reason !== null && !notAsked && <p className="result-reason">{reason}</p>}
    </li>
  );
}

function ResultList({
  title,
  results,
}: {
  title: string;
  results: readonly DefinitionResult[];
}): JSX.Element | null {
  if (results.length === 0) return null;
  return (
    <>
      <h2 className="group-title">{title}</h2>
      <ul className="results">
        {results.map((result) => (
          <ResultRow key={result.path} result={result} />
        ))}
      </ul>
    </>
  );
}

export default function Results(): JSX.Element {
  const { state, t } = useEditor();
  const { results, ofEarlierText } = state.verdict;
  if (results.length === 0) return <p className="empty">{t('noResults')}</p>;
  const count = (outcome: Outcome, asked?: boolean): number =>
    results.filter(
      ({ validated, ...result }) =>
        result.outcome === outcome && (asked ?? validated) === validated,
    ).length;
  const local = count('valid', false);
  return (
    <>
      {ofEarlierText && <p className="banner">{t('earlierText')}</p>}
      <p className="results-summary">
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
