import { useId, useRef, useState, type JSX, type KeyboardEvent } from 'react';
import { nameOf, type DefinitionModel } from '../model/model';
import { useGraph } from './context';

interface NewName {
  name: string;
  setName: (name: string) => void;
  /** What the check says against it. */
  problem: string | null;
  /** Takes the name, or leaves it as it was. */
  end: (taken: boolean) => void;
  onKeyDown: (event: KeyboardEvent) => void;
}

function useNewName(definition: DefinitionModel): NewName {
  const { actions } = useGraph();
  const before = nameOf(definition);
  const [name, setName] = useState(before);
  const problem = name === before ? null : actions.nameProblem(definition.path, name);
  // Taking the field away takes its focus, which must not end it once more.
  const isOver = useRef(false);
  const end = (taken: boolean): void => {
    if (isOver.current) return;
    isOver.current = true;
    actions.rename(definition.path, taken && problem === null && name !== before ? name : null);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    // The keys of the graph are none of a name.
    event.stopPropagation();
    if (event.key === 'Escape') end(false);
    if (event.key === 'Enter' && problem === null && !event.nativeEvent.isComposing) end(true);
  };
  return { name, setName, problem, end, onKeyDown };
}

/** Another name for a definition: Enter takes it, Escape leaves it; what the check refuses is said while it is written. */
export function NameField({ definition }: { definition: DefinitionModel }): JSX.Element {
  const { t } = useGraph();
  const { name, setName, problem, end, onKeyDown } = useNewName(definition);
  const id = useId();
  return (
    <span className="name-field nodrag nopan nowheel">
      <input
        className="name-input"
        value={name}
        aria-label={t('newName')}
        aria-invalid={problem !== null}
        aria-describedby={problem === null ? undefined : id}
        autoComplete="off"
        spellCheck={false}
        ref={(input) => {
          if (input && document.activeElement !== input) {
            input.focus({ preventScroll: true });
            input.select();
          }
        }}
        onChange={(event) => {
          setName(event.target.value);
        }}
        onKeyDown={onKeyDown}
        onBlur={() => {
          end(true);
        }}
      />
      {problem !== null && (
        <span id={id} className="name-problem" role="alert">
          {problem}
        </span>
      )}
    </span>
  );
}
