import type { Diagnostic } from 'mapping-generator';
import { memo, type JSX } from 'react';
import { useEditor } from '../shell/context';
import { Icon, type IconName } from '../shell/icons';
import type { TextName, Translate } from '../texts/texts';
import { definitionPath } from '../workbench/known';
import { isOfRows, isOpenTable } from '../workbench/load-faults';
import { causeOf, isOfRest, type Problem, type RelatedSpan } from '../workbench/problems';
import { Fixes, type FixesProps } from './Fixes';
import { Meaning } from './Meaning';
import { outcomeTexts, problemOutcomeOf, type ProblemOutcome } from './outcome';

const icons: Record<ProblemOutcome, IconName> = {
  refused: 'invalid',
  fails: 'warning',
  open: 'unchecked',
  suspicious: 'warning',
  note: 'info',
};

/** Why a finding of a stage matters to the author. */
const reasons: Record<Diagnostic['stage'], TextName> = {
  structure: 'whyStructure',
  sql_syntax: 'whySqlSyntax',
  column_inference: 'whyColumnInference',
  schema: 'whySchema',
  type_mapping: 'whyTypeMapping',
};

function reasonOf(diagnostic: Diagnostic): TextName {
  const { stage, severity } = diagnostic;
  if (isOfRows(diagnostic)) return 'whyRows';
  return stage === 'structure' && severity !== 'error' ? 'whyStructureWarning' : reasons[stage];
}

function Related({ related }: { related: RelatedSpan[] }): JSX.Element | null {
  const { commands } = useEditor();
  if (related.length === 0) return null;
  return (
    <p className="problem-more">
      {related.map(({ message, from, to }) => (
        <button
          key={from}
          type="button"
          className="link"
          onClick={() => {
            commands.reveal({ from, to });
          }}
        >
          {message}
        </button>
      ))}
    </p>
  );
}

/** Leads to the rows that a finding of them is about. */
function RowsOf({
  diagnostic: { path, message, params },
}: {
  diagnostic: Diagnostic;
}): JSX.Element | null {
  const { workbench, host, t } = useEditor();
  const sql = 'query' in params ? params.query : undefined;
  if (typeof sql !== 'string' || sql === '' || !host.run) return null;
  return (
    <p className="problem-more">
      <button
        type="button"
        className="link"
        onClick={() => {
          workbench.showRows({ path: definitionPath(path), message, sql });
        }}
      >
        {t('showRows')}
      </button>
    </p>
  );
}

/** A way to say where a table is looked up that could not be. */
function SessionOf({ diagnostic }: { diagnostic: Diagnostic }): JSX.Element | null {
  const { workbench, host, t } = useEditor();
  if (!isOpenTable(diagnostic) || !host.onSession) return null;
  return (
    <div className="fixes">
      <button
        type="button"
        className="control control-small"
        onClick={() => {
          workbench.chooseSession(true);
        }}
      >
        {t('chooseSession')}
      </button>
    </div>
  );
}

/** Where a problem is; SQL is one line of the text, so there its own lines count. */
function placeText({ diagnostic, line, column }: Problem, t: Translate): string {
  const start = causeOf(diagnostic).sql_range?.start;
  if (start === undefined) return t('position', { line, column });
  return t('positionInSql', { line, sqlLine: start.line, sqlColumn: start.column });
}

export interface ProblemItemProps extends FixesProps {
  /** The name of the definition that it is about. */
  definition: string;
}

export const ProblemItem = memo(function ProblemItem(props: ProblemItemProps): JSX.Element {
  const { problem, definition } = props;
  const { commands, t } = useEditor();
  const { diagnostic } = problem;
  const said = diagnostic.params.serverMessage;
  const outcome = problemOutcomeOf(diagnostic);
  return (
    <li className="problem">
      <button
        type="button"
        className="problem-jump"
        onClick={() => {
          commands.showProblem(problem);
        }}
      >
        <Icon name={icons[outcome]} />
        <span className="problem-text">
          <span className="visually-hidden">{t(diagnostic.severity)}: </span>
          {diagnostic.message}
          <span className="problem-place">
            <span className={`problem-outcome problem-${outcome}`}>{t(outcomeTexts[outcome])}</span>{' '}
            {[definition, placeText(problem, t)].filter(Boolean).join(' · ')} ·{' '}
            <code>{diagnostic.code}</code>
          </span>
        </span>
      </button>
      <p className="problem-more">
        {!isOfRest(diagnostic) && t(reasonOf(diagnostic))}
        {typeof said === 'string' &&
          !diagnostic.message.includes(said) &&
          ` ${t('said', { message: said })}`}{' '}
        <Meaning problem={diagnostic} />
      </p>
      <Related related={problem.related} />
      <RowsOf diagnostic={diagnostic} />
      <SessionOf diagnostic={diagnostic} />
      <Fixes {...props} />
    </li>
  );
});
