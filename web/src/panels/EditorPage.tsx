import type { Introspect, MappingGenerator, SqlSession } from 'mapping-generator';
import { MappingEditor } from 'mapping-generator-editor';
import type { JSX } from 'react';
import type { Documents } from '../app/documents';
import type { PageStore } from '../app/page-state';
import { translator } from '../app/texts';
import { DropTarget } from './DropTarget';
import { End, Start } from './Header';
import { Keeping, RestoredNote } from './Keeping';
import { PageContext } from './page';
import { ReplaceQuestion } from './ReplaceQuestion';

export interface Behind {
  generator: MappingGenerator;
  introspect: Introspect;
  /** What table names that say less are looked up in; the same as in the cluster's answers. */
  session: SqlSession;
}

interface Properties {
  behind: Behind;
  store: PageStore;
  documents: Documents;
}

/** The editor with what this page has around it: files, samples, and what the browser keeps. */
export function EditorPage({ behind, store, documents }: Properties): JSX.Element {
  const { state } = store;
  const { text, fileName, catalog, locale } = state;
  const slots = { start: <Start />, end: <End />, status: <Keeping />, notes: <RestoredNote /> };
  return (
    <PageContext value={{ state, store, documents, t: translator(locale) }}>
      <main className="page">
        <MappingEditor
          ref={documents.take}
          {...behind}
          value={text}
          name={fileName}
          catalog={catalog}
          locale={locale}
          slots={slots}
          onChange={(changed, { name }) => { store.update({ text: changed, fileName: name }); }}
        />
      </main>
      <ReplaceQuestion />
      <DropTarget />
    </PageContext>
  );
}
