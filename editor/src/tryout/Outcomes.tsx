import type { JSX } from 'react';
import { useEditor } from '../shell/context';
import { Icon } from '../shell/icons';
import type { Outcome } from './load';
import type { TryTranslate } from './texts';
import { isAmiss, outcomeWords } from './words';

function Row({ outcome, t }: { outcome: Outcome; t: TryTranslate }): JSX.Element {
  const { commands, workbench } = useEditor();
  const { kind, name, path, count } = outcome;
  return (
    <tr className={isAmiss(outcome) ? 'try-amiss' : undefined}>
      <th scope="row">
        <button
          type="button"
          className="link"
          onClick={() => {
            commands.open(path);
          }}
        >
          {name}
        </button>
        <span className="try-kind">{t(kind)}</span>
      </th>
      <td className="try-count">{count ?? t('notThere')}</td>
      <td>
        {outcomeWords(workbench.generator, outcome, t).map((words) => (
          <p key={words}>
            {isAmiss(outcome) && <Icon name="invalid" />} {words}
          </p>
        ))}
      </td>
    </tr>
  );
}

/** What became of each definition, in the words of who said no. */
export function Outcomes({
  outcomes,
  t,
}: {
  outcomes: readonly Outcome[];
  t: TryTranslate;
}): JSX.Element {
  return (
    <table className="try-outcomes">
      <caption className="visually-hidden">{t('outcomes')}</caption>
      <thead>
        <tr>
          {(['definition', 'rows', 'word'] as const).map((name) => (
            <th key={name} scope="col">
              {t(name)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {outcomes.map((outcome) => (
          <Row key={outcome.path} outcome={outcome} t={t} />
        ))}
      </tbody>
    </table>
  );
}
