import type { EditorContent } from '../shell/context';
import { views } from '../views/view-keys';

/** One row of the list of commands. */
export interface Command {
  id: string;
  title: string;
  /** What is written beside it: keys, or of what kind it is. */
  note: string;
  run: () => void;
}

/** What can be asked of the cluster. */
function questions({ workbench, host, t }: EditorContent): Command[] {
  const asked: (Command | false)[] = [
    Boolean(host.introspect) && {
      id: 'validate',
      title: t('validate'),
      note: '',
      run: () => void workbench.validate(),
    },
    Boolean(host.run) && {
      id: 'preflight',
      title: t('preflight'),
      note: '',
      run: () => void workbench.preflight(),
    },
  ];
  return asked.filter((command) => command !== false);
}

/** What changes the mapping. */
function changes({ workbench, commands, host, t }: EditorContent): Command[] {
  if (host.readOnly === true) return [];
  return [
    {
      id: 'undo',
      title: t('undo'),
      note: 'Ctrl+Z',
      run: () => {
        commands.undo();
      },
    },
    {
      id: 'redo',
      title: t('redo'),
      note: 'Ctrl+Y',
      run: () => {
        commands.redo();
      },
    },
    {
      id: 'generate',
      title: t('generate'),
      note: '',
      run: () => {
        workbench.ask();
      },
    },
    {
      id: 'format',
      title: t('format'),
      note: 'Shift+Alt+F',
      run: () => {
        commands.formatSql();
      },
    },
  ];
}

function viewsToShow({ workbench, t }: EditorContent): Command[] {
  return views.map(({ view, keys }) => ({
    id: view,
    title: t('showView', { view: t(view) }),
    note: keys,
    run: () => {
      workbench.showView(view);
    },
  }));
}

function panelsToShow({ workbench, host, t }: EditorContent): Command[] {
  const tabs = [
    'problems',
    'results',
    'statements',
    ...(host.run ? (['rows'] as const) : []),
    ...(host.run && host.engine ? (['try'] as const) : []),
    'compare',
  ] as const;
  return tabs.map((tab) => ({
    id: tab,
    title: t('showPanel', { panel: t(tab) }),
    note: '',
    run: () => {
      workbench.show(tab);
    },
  }));
}

function sessionToChoose({ workbench, host, t }: EditorContent): Command[] {
  if (!host.onSession) return [];
  const run = (): void => {
    workbench.chooseSession(true);
  };
  return [{ id: 'session', title: t('chooseSession'), note: '', run }];
}

const ofHost = ({ host }: EditorContent): Command[] =>
  (host.commands ?? []).map(({ id, title, run }) => ({ id: `host ${id}`, title, note: '', run }));

function definitionsToOpen({ state, commands, t }: EditorContent): Command[] {
  return state.verdict.results.map(({ kind, name, path }) => ({
    id: path,
    title: name,
    note: t(kind),
    run: () => {
      commands.open(path);
    },
  }));
}

/** The commonest first, then the definitions to go to. */
const groups = [
  questions,
  viewsToShow,
  changes,
  panelsToShow,
  sessionToChoose,
  ofHost,
  definitionsToOpen,
];

/** What an author can do now. */
export const commandsOf = (content: EditorContent): Command[] =>
  groups.flatMap((group) => group(content));

/** Those that have every word of what was typed, at the start of a word first. */
export function findCommands(all: readonly Command[], typed: string): Command[] {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  const scored = all.flatMap((command, index) => {
    const title = command.title.toLowerCase();
    if (!words.every((word) => title.includes(word))) return [];
    const starts = words.filter(
      (word) => title.startsWith(word) || title.includes(` ${word}`),
    ).length;
    return [{ command, score: -starts, index }];
  });
  return scored
    .sort((a, b) => a.score - b.score || a.index - b.index)
    .map(({ command }) => command);
}
