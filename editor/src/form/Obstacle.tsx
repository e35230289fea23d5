import type { JSX } from 'react';
import type { Definition } from '../document/definition';
import { expandStar } from '../document/offered';
import type { Obstacle as Reason } from '../document/select-list';
import { sqlEdits } from '../document/subject';
import { explain, subjectOf, useForm } from './context';

/** Why nothing can be ticked, and what can be done about it. */
export function Obstacle({
  definition,
  obstacle,
}: {
  definition: Definition;
  obstacle: Reason | null;
}): JSX.Element | null {
  const form = useForm();
  const { t, canEdit, edit } = form;
  if (obstacle === null || definition.sql.trim() === '') return null;
  const action = obstacle === 'star' ? expandStar(subjectOf(form, definition)) : null;
  const expand = (): void => {
    if (!action) return;
    const changes = action.edits.map(({ range, text }) => ({
      from: range.start.offset,
      to: range.end.offset,
      text,
    }));
    edit(sqlEdits(definition, changes), t('expand'));
  };
  return (
    <div className="form-obstacle">
      <p>{explain({ reason: obstacle }, t)}</p>
      {action && canEdit && (
        <button type="button" className="control control-small" onClick={expand}>
          {t('expand')}
        </button>
      )}
    </div>
  );
}
