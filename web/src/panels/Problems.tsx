import type { Diagnostic, Fix } from 'mapping-generator';
import type { JSX } from 'preact';
import { definitionPath } from '../app/known';
import type { TextName, Translate } from '../app/texts';
import type { Problem, RelatedSpan } from '../app/problems';
import { Icon, type IconName } from './icons';
import { usePage } from './page';

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
  const { commands, t } = usePage();
  return (
    <div class="fixes" role="group" aria-label={t('fixes')}>
      {fixes.map((fix) => (
        <button key={fix.title} type="button" class="control control-small" onClick={() => { commands.applyFix(fix); }}>
          {fix.title}
          {!fix.safe && <span class="fix-unsafe"> ({t('fixUnsafe')})</span>}
        </button>
      ))}
    </div>
  );
}

function Related({ related }: { related: RelatedSpan[] }): JSX.Element | null {
  const { commands } = usePage();
  if (related.length === 0) return null;
  return (
    <p class="problem-more">
      {related.map(({ message, from, to }) => (
        <button key={from} type="button" class="link" onClick={() => { commands.reveal({ from, to }); }}>
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
  const { commands, t } = usePage();
  const { diagnostic, from, to } = problem;
  const said = diagnostic.params.serverMessage;
  return (
    <li class="problem">
      <button type="button" class="problem-jump" onClick={() => { commands.reveal({ from, to }); }}>
        <Icon name={icons[diagnostic.severity]} />
        <span class="problem-text">
          <span class="visually-hidden">{t(diagnostic.severity)}: </span>
          {diagnostic.message}
          <span class="problem-place">
            {[definition, placeText(problem, t)].filter(Boolean).join(' · ')} · <code>{diagnostic.code}</code>
          </span>
        </span>
      </button>
      <p class="problem-more">
        {t(reasonOf(diagnostic))}
        {typeof said === 'string' && !diagnostic.message.includes(said) && ` ${t('said', { message: said })}`}
      </p>
      <Related related={problem.related} />
      {diagnostic.fixes && diagnostic.fixes.length > 0 && <Fixes fixes={diagnostic.fixes} />}
    </li>
  );
}

export function Problems(): JSX.Element {
  const { state, t } = usePage();
  const { problems, results } = state.verdict;
  const names = new Map(results.map(({ path, name }) => [path, name]));
  if (problems.length === 0) return <p class="empty">{t('noProblems')}</p>;
  return (
    <ul class="problems">
      {problems.map((problem, index) => {
        const { code, path } = problem.diagnostic;
        return <ProblemItem key={`${code} ${path} ${index}`} problem={problem} definition={names.get(definitionPath(path))} />;
      })}
    </ul>
  );
}
