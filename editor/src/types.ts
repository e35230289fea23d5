import type {
  Catalog,
  CatalogSnapshot,
  Introspect,
  LoadLimits,
  MappingGenerator,
  Policy,
  SqlSession,
} from 'mapping-generator';
import type { ReactNode, Ref } from 'react';
import type { RunSql } from './model/view-props';
import type { Locale } from './texts/languages';
import type { View } from './workbench/state';

/** A way to begin that the host offers where there is no mapping yet. */
export interface Door {
  id: string;
  title: string;
  text: string;
  open: () => void;
}

/** What a host does that the author finds in the list of commands. */
export interface HostCommand {
  id: string;
  title: string;
  run: () => void;
}

/** The mapping as it was at another time, for the author to compare with. */
export interface Version {
  id: string;
  title: string;
  /** Its text; null where it is not there any more. */
  read: () => string | null | Promise<string | null>;
}

/** Whose answers the author gets. */
export interface Source {
  /** In a word or two, such as `recorded answers`. */
  name: string;
  /** Of what, and from when. */
  about?: string | undefined;
}

/** What a host knows of a place of the mapping that the check does not, such as a column that is gone since. */
export interface Remark {
  /** JSON pointer of the place. */
  path: string;
  message: string;
  /** A word for it, as each problem has one. */
  code: string;
}

/** What a host draws inside of the editor, each where its name says. */
export interface EditorSlots {
  /** In front of the bar: the host's name and its menus. */
  start?: ReactNode;
  /** Behind the bar. */
  end?: ReactNode;
  /** Beside the name of the mapping, such as when it was saved. */
  status?: ReactNode;
  /** Above the text: what the author should know before anything else. */
  notes?: ReactNode;
}

/** What a host may ask of an editor that is on the screen. */
export interface MappingEditorHandle {
  /** Hands over at once what was typed since the last time, and gives it. */
  flush(): string;
  /** Begins a definition with this query, for the author to look at. */
  generate(sql: string): void;
  /** Says what was done, for as long as it takes to read it; a `fault` stays until the author takes it away. */
  notify(notice: string, kind?: 'act' | 'fault'): void;
  /** Asks the cluster, as the button does. */
  validate(): Promise<void>;
  /** Has the cluster count the rows that would stop the load, as the button does. */
  preflight(): Promise<void>;
}

export interface MappingEditorProps {
  /** The mapping's text. Another one than the editor told last replaces what is in it; undoing brings that back. */
  value: string;
  /** The text after each change, with the name that belongs to it. */
  onChange?: ((text: string, about: { name: string }) => void) | undefined;
  /** What the text is called; the author's history brings back name and text together. */
  name?: string | undefined;
  /** What `load()` of mapping-generator gives. Another one needs another editor: give it a `key`. */
  generator: MappingGenerator;
  /** What the warehouse holds, of the same generator. */
  catalog?: Catalog | null | undefined;
  /** What `catalog` was made of: the author looks through it for tables. */
  snapshot?: CatalogSnapshot | null | undefined;
  /** Reads the warehouse again. */
  refresh?: (() => Promise<void>) | undefined;
  /** What table names that say less are looked up in. */
  session?: SqlSession | undefined;
  /** The author chose another: give it as `session`, and to whoever answers. Without it there is no choice. */
  onSession?: ((session: SqlSession) => void) | undefined;
  policy?: Policy | undefined;
  /** Asks the cluster; without it there is nothing to validate with. */
  introspect?: Introspect | null | undefined;
  /** Whose answers `introspect` and `run` give, where it is not a cluster: said beside the verdict. */
  source?: Source | undefined;
  /** Gives rows of the warehouse; without it they are neither shown nor counted. */
  run?: RunSql | null | undefined;
  /** What a graph may have at most, which a preflight warns of. */
  limits?: LoadLimits | undefined;
  /** Starts a worker whose script is `serveEngine(kuzu)`: with `run`, the first rows can be loaded and asked in the page. */
  engine?: (() => Worker) | null | undefined;
  /** The address of the page on a code, such as `(code) => '/docs/diagnostics/' + code`; without it the editor shows what the code means. */
  docs?: ((code: string) => string) | undefined;
  /** Default `en`. */
  locale?: Locale | undefined;
  /** Default `auto`: what the author's system prefers. */
  theme?: 'light' | 'dark' | 'auto' | undefined;
  readOnly?: boolean | undefined;
  /** The view to begin with; default `json`. */
  initialView?: View | undefined;
  /** The author chose another view. */
  onView?: ((view: View) => void) | undefined;
  /** Ways to begin, beside those that the editor has. */
  doors?: readonly Door[] | undefined;
  /** Further commands for the list of them. */
  commands?: readonly HostCommand[] | undefined;
  /** What the author can compare with, the latest first. */
  versions?: readonly Version[] | undefined;
  /** Of `value` as it is when they come; each is over when its definition has become another one. */
  remarks?: readonly Remark[] | undefined;
  slots?: EditorSlots | undefined;
  ref?: Ref<MappingEditorHandle> | undefined;
}
