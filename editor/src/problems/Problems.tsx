import type { Diagnostic, Fix } from 'mapping-generator';
import type { JSX } from 'react';
import { definitionPath } from '../workbench/known';
import type { TextName, Translate } from '../texts/texts';
import type { Problem, RelatedSpan } from '../workbench/problems';
import { Icon, type IconName } from '../shell/icons';
import { useEditor } from '../shell/context';

const icons: Record<Diagnostic['severity'], IconName> = { error: 'invalid', warning: 'warning', info: 'info' };

/** Why a finding of a stage matters to the author. */
const reasons: Record<Diagnostic['stage'], TextName> = {
  structure: 'whyStructure',
  sql_syntax: 'whySqlSyntax',
  column_inference: 'whyColumnInference',
  schema: 'whySchema',
  type_mapping: 'whyTypeMapping',
};

function reasonOf({ stage, severity }: Diagnostic): TextName {
  return stage === 'structure' && severity !== 'error' ? 'whyStructureWarning' : reasons[stage];
}

function Fixes({ fixes }: { fixes: readonly Fix[] }): JSX.Element {
  const { commands, t } = useEditor();
  return (
    <div className="fixes" role="group" aria-label={t('fixes')}>
      {fixes.map((fix) => (
        <button key={fix.title} type="button" className="control control-small" onClick={() => { commands.applyFix(fix); }}>
          {fix.title}
          {!fix.safe && <span className="fix-unsafe"> ({t('fixUnsafe')})</span>}
        </button>
      ))}
    </div>
  );
}

function Related({ related }: { related: RelatedSpan[] }): JSX.Element | null {
  const { commands } = useEditor();
  if (related.length === 0) return null;
  return (
    <p className="problem-more">
      {related.map(({ message, from, to }) => (
        <button key={from} type="button" className="link" onClick={() => { commands.reveal({ from, to }); }}>
          {message}
        </button>
      ))}
    </p>
  );
}

/** Where a problem is; SQL is one line of the text, so there its own lines count. */
function placeText({ diagnostic, line, column }: Problem, t: Translate): string {
  const start = diagnostic.sql_range?.start;
  if (start === undefined) return t('position', { line, column });
  return t('positionInSql', { line, sqlLine: start.line, sqlColumn: start.column });
}

function ProblemItem({ problem, definition }: { problem: Problem; definition: string | undefined }): JSX.Element {
  const { commands, t } = useEditor();
  const { diagnostic, from, to } = problem;
  const said = diagnostic.params.serverMessage;
  return (
    <li className="problem">
      <button type="button" className="problem-jump" onClick={() => { commands.reveal({ from, to }); }}>
        <Icon name={icons[diagnostic.severity]} />
        <span className="problem-text">
          <span className="visually-hidden">{t(diagnostic.severity)}: </span>
          {diagnostic.message}
          <span className="problem-place">
            {[definition, placeText(problem, t)].filter(Boolean).join(' · ')} · <code>{diagnostic.code}</code>
          </span>
        </span>
      </button>
      <p className="problem-more">
        {t(reasonOf(diagnostic))}
        {typeof said === 'string' && !diagnostic.message.includes(said) && ` ${t('said', { message: said })}`}
      </p>
      <Related related={problem.related} />
      {diagnostic.fixes && diagnostic.fixes.length > 0 && <Fixes fixes={diagnostic.fixes} />}
    </li>
  );
}

export function Problems(): JSX.Element {
  const { state, t } = useEditor();
  const { problems, results } = state.verdict;
  const names = new Map(results.map(({ path, name }) => [path, name]));
  if (problems.length === 0) return <p className="empty">{t('noProblems')}</p>;
  return (
    <ul className="problems">
      {problems.map((problem, index) => {
        const { code, path } = problem.diagnostic;
        return <ProblemItem key={`${code} ${path} ${index}`} problem={problem} definition={names.get(definitionPath(path))} />;
      })}
    </ul>
  );
}
