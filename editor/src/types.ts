import type { Catalog, Introspect, MappingGenerator, Policy, RunStatement, SqlSession } from 'mapping-generator';
import type { ReactNode, Ref } from 'react';
import type { Locale } from './texts/languages';

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
  /** Says something in the line of notices, until something else happens. */
  notify(notice: string): void;
  /** Asks the cluster, as the button does. */
  validate(): Promise<void>;
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
  /** What table names that say less are looked up in. */
  session?: SqlSession | undefined;
  policy?: Policy | undefined;
  /** Asks the cluster; without it there is nothing to validate with. */
  introspect?: Introspect | null | undefined;
  /** Gives rows of the warehouse. */
  run?: RunStatement | null | undefined;
  /** Default `en`. */
  locale?: Locale | undefined;
  /** Default `auto`: what the author's system prefers. */
  theme?: 'light' | 'dark' | 'auto' | undefined;
  readOnly?: boolean | undefined;
  slots?: EditorSlots | undefined;
  ref?: Ref<MappingEditorHandle> | undefined;
}
