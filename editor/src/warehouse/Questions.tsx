import type { DataQuestion, Mapping } from 'mapping-generator';
import type { JSX } from 'react';
import type { WarehouseTranslate } from './texts';
import type { Suggested } from './use-suggestion';

/** The definition and the field of it that a question is about. */
function subjectOf(
  { about }: DataQuestion,
  { node_definitions: nodes, edge_definitions: edges = [] }: Mapping,
): { name: string; what: string } {
  const [, kind, index, field = ''] = about.split('/');
  const node = kind === 'node_definitions' ? nodes[Number(index)] : undefined;
  const edge = kind === 'edge_definitions' ? edges[Number(index)] : undefined;
  const what = node
    ? node.primary_key.name
    : field === 'from_key'
      ? edge?.from_key
      : field === 'to_key'
        ? edge?.to_key
        : undefined;
  return { name: node?.label ?? edge?.type ?? '', what: what ?? field };
}

interface QuestionsProps {
  suggested: Suggested;
  t: WarehouseTranslate;
}

interface QuestionProps extends QuestionsProps {
  question: DataQuestion;
}

function Question({ question, suggested, t }: QuestionProps): JSX.Element {
  const { answer, suggestion } = suggested;
  const { id, asks, sql } = question;
  const subject = subjectOf(question, suggestion.mapping);
  const words =
    subject.name === '' ? sql : t(asks === 'unique' ? 'asksUnique' : 'asksIncluded', subject);
  return (
    <li>
      <span title={sql}>{words}</span>
      <span className="suggest-buttons">
        {(['yes', 'no'] as const).map((said) => (
          <button
            key={said}
            type="button"
            className="control control-small"
            aria-label={`${t(said)}: ${words}`}
            onClick={() => {
              answer(id, said === 'yes');
            }}
          >
            {t(said)}
          </button>
        ))}
      </span>
    </li>
  );
}

/** What names cannot tell: answered by the author, or by the cluster where there is one. */
export function Questions({ suggested, t }: QuestionsProps): JSX.Element | null {
  const {
    suggestion: { questions },
    askAll,
    isAsking,
    failure,
  } = suggested;
  if (questions.length === 0) return null;
  return (
    <details className="suggest-questions">
      <summary>
        {t('questions')} ({questions.length})
      </summary>
      {askAll && (
        <button
          type="button"
          className="control control-small"
          aria-disabled={isAsking}
          onClick={() => {
            void askAll();
          }}
        >
          {isAsking ? t('asking') : t('askCluster', { count: questions.length })}
        </button>
      )}
      {failure !== null && <p role="alert">{t('notAsked', { reason: failure })}</p>}
      <ul>
        {questions.slice(0, 100).map((question) => (
          <Question key={question.id} question={question} suggested={suggested} t={t} />
        ))}
      </ul>
    </details>
  );
}
