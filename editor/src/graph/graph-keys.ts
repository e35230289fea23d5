import type { KeyboardEvent } from 'react';
import type { Direction } from './walk';

export interface KeyCommands {
  step: (direction: Direction) => void;
  /** Moves the chosen node. */
  nudge: (direction: Direction) => void;
  move: () => void;
  /** In the order of the mapping. */
  turn: (by: 1 | -1) => void;
  open: () => void;
  rename: () => void;
  remove: () => void;
  addNode: () => void;
  addEdge: () => void;
  leave: () => void;
  search: () => void;
  zoomIn: () => void;
  zoomOut: () => void;
  showAll: () => void;
  /** Null: it was not the layout that was changed last. */
  undoLayout: (() => void) | null;
}

const keys: Readonly<Record<string, (commands: KeyCommands) => void>> = {
  ArrowLeft: ({ step }) => {
    step('left');
  },
  ArrowRight: ({ step }) => {
    step('right');
  },
  ArrowUp: ({ step }) => {
    step('up');
  },
  ArrowDown: ({ step }) => {
    step('down');
  },
  PageDown: ({ turn }) => {
    turn(1);
  },
  PageUp: ({ turn }) => {
    turn(-1);
  },
  Enter: ({ open }) => {
    open();
  },
  F2: ({ rename }) => {
    rename();
  },
  Delete: ({ remove }) => {
    remove();
  },
  m: ({ move }) => {
    move();
  },
  n: ({ addNode }) => {
    addNode();
  },
  e: ({ addEdge }) => {
    addEdge();
  },
  Escape: ({ leave }) => {
    leave();
  },
  '/': ({ search }) => {
    search();
  },
  '+': ({ zoomIn }) => {
    zoomIn();
  },
  '=': ({ zoomIn }) => {
    zoomIn();
  },
  '-': ({ zoomOut }) => {
    zoomOut();
  },
  '0': ({ showAll }) => {
    showAll();
  },
};

const nudges: Readonly<Record<string, Direction>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
};

/** The keys of the picture. Those with Ctrl are the editor's, but for the undoing of a layout. */
export function pressKey(event: KeyboardEvent, commands: KeyCommands): void {
  const isCommand = event.ctrlKey || event.metaKey;
  if (isCommand && event.key.toLowerCase() === 'z' && !event.shiftKey && commands.undoLayout) {
    event.preventDefault();
    event.stopPropagation();
    commands.undoLayout();
    return;
  }
  if (isCommand || event.altKey) return;
  const nudge = event.shiftKey ? nudges[event.key] : undefined;
  if (nudge) {
    event.preventDefault();
    commands.nudge(nudge);
    return;
  }
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  const command = keys[key];
  if (!command) return;
  event.preventDefault();
  command(commands);
}
