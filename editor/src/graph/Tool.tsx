import type { JSX } from 'react';
import { SmallIcon, undoLines } from '../shell/icons';

const lines = {
  picture: 'M4 6.5a2 2 0 1 0 0-4 2 2 0 0 0 0 4zM12 13.5a2 2 0 1 0 0-4 2 2 0 0 0 0 4zM5.5 6l5 4',
  list: 'M2.5 4h11M2.5 8h11M2.5 12h11',
  rename: 'M3 13l.6-2.8 7.2-7.2 2.2 2.2-7.2 7.2zM9.3 4.5l2.2 2.2',
  remove: 'M2.5 4.5h11M6 4.5V2.5h4v2M4 4.5l.7 9h6.6l.7-9M6.8 7v4M9.2 7v4',
  move: 'M8 2v12M2 8h12M6.2 3.8 8 2l1.8 1.8M6.2 12.2 8 14l1.8-1.8M3.8 6.2 2 8l1.8 1.8M12.2 6.2 14 8l-1.8 1.8',
  layOut: 'M6 2.5h4v3H6zM2 10.5h4v3H2zM10 10.5h4v3h-4zM8 5.5V8M4 10.5V8h8v2.5',
  undo: undoLines,
  zoomOut: 'M3 8h10',
  zoomIn: 'M3 8h10M8 3v10',
  showAll: 'M2.5 6V2.5H6M10 2.5h3.5V6M13.5 10v3.5H10M6 13.5H2.5V10',
} as const;

interface Properties {
  text: string;
  /** What it does, where the text alone does not say it. */
  title?: string;
  /** Stands for the text where there is no room for it, and for a sign everywhere. */
  icon?: keyof typeof lines;
  isSign?: boolean;
  /** Null: not now. */
  act: (() => void) | null;
  isPressed?: boolean;
}

/** A button of the graph. */
export function Tool(props: Properties): JSX.Element {
  const { text, title = text, icon, isSign, act, isPressed } = props;
  const look = [icon && 'graph-tool', isSign && 'graph-sign'].filter(Boolean).join(' ');
  return (
    <button
      type="button"
      className={`control control-small ${look}`}
      title={title}
      aria-label={text}
      aria-disabled={act === null}
      aria-pressed={isPressed}
      onClick={() => {
        act?.();
      }}
    >
      {icon && <SmallIcon lines={lines[icon]} />}
      <span>{text}</span>
    </button>
  );
}
