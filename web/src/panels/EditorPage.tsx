import type { Introspect, MappingGenerator, SqlSession } from 'mapping-generator';
import {
  MappingEditor,
  type Locale,
  type MappingEditorProps,
  type Source,
  type Version,
} from 'mapping-generator-editor';
import { momentText } from 'mapping-generator-editor/parts';
import { useMemo, useRef, type JSX, type RefObject } from 'react';
import type { Documents } from '../app/documents';
import type { PageState, PageStore } from '../app/page-state';
import type { RunQuery } from '../app/rows';
import { translator } from '../app/texts';
import { startEngine } from '../engine/start';
import { DropTarget } from './DropTarget';
import { End, FileInput, Start } from './Header';
import { Keeping, RestoredNote } from './Keeping';
import { PageContext } from './page';
import { ReplaceQuestion } from './ReplaceQuestion';
import { Sharing } from './Sharing';

export interface Behind {
  generator: MappingGenerator;
  introspect: Introspect;
  /** When the answers were recorded, ISO 8601; null: they are a cluster's own. */
  recordedAt: string | null;
  /** Gives rows of the warehouse. */
  run: RunQuery;
  /** The author chose what table names that say less are looked up in. */
  chooseSession: (session: SqlSession) => void;
  /** Reads the warehouse again, where there is one to read. */
  refresh?: () => Promise<void>;
}

interface Properties {
  behind: Behind;
  store: PageStore;
  documents: Documents;
}

/** How to begin, and what this page can do, as the editor offers it. */
function useOffered(
  documents: Documents,
  file: RefObject<HTMLInputElement | null>,
  locale: Locale,
): Pick<MappingEditorProps, 'doors' | 'commands'> {
  return useMemo(() => {
    const t = translator(locale);
    const open = (): void => {
      file.current?.click();
    };
    const openExample = (): void => {
      void documents.offerSample();
    };
    return {
      doors: [
        { id: 'file', title: t('doorFile'), text: t('doorFileWhat'), open },
        { id: 'example', title: t('doorExample'), text: t('doorExampleWhat'), open: openExample },
      ],
      commands: [
        {
          id: 'new',
          title: t('new'),
          run: () => {
            documents.offerNew();
          },
        },
        { id: 'open', title: t('open'), run: open },
        {
          id: 'download',
          title: t('download'),
          run: () => {
            documents.download();
          },
        },
        { id: 'share', title: t('share'), run: () => void documents.share() },
        { id: 'example', title: t('doorExample'), run: openExample },
      ],
    };
  }, [documents, file, locale]);
}

/** Nobody shall take answers of the past for those of a cluster. */
function sourceOf(recordedAt: string | null, locale: Locale): Source | undefined {
  if (recordedAt === null) return undefined;
  const t = translator(locale);
  const date = momentText(new Date(recordedAt), locale);
  return { name: t('recorded'), about: t('recordedWhat', { date }) };
}

/** What the browser and the file still have of the mapping, and of others. */
function useVersions(
  documents: Documents,
  { textOfFile, text, fileName, keptMappings, locale }: PageState,
): readonly Version[] {
  const saved = text === textOfFile ? null : textOfFile;
  return useMemo(() => {
    const t = translator(locale);
    const ofFile =
      saved === null
        ? []
        : [{ id: 'saved', title: t('asSaved', { name: fileName }), read: () => saved }];
    const kept = keptMappings.map((mapping) => ({
      id: mapping.id,
      title: t('keptMapping', {
        name: mapping.fileName,
        date: momentText(mapping.changedAt, locale),
      }),
      read: () => documents.readKept(mapping),
    }));
    return [...ofFile, ...kept];
  }, [documents, saved, fileName, keptMappings, locale]);
}

/** The editor with what this page has around it: files, samples, and what the browser keeps. */
export function EditorPage({ behind, store, documents }: Properties): JSX.Element {
  const { recordedAt, chooseSession, ...given } = behind;
  const { state } = store;
  const { text, fileName, catalog, snapshot, session, locale, view, remarks } = state;
  const file = useRef<HTMLInputElement>(null);
  const start = <Start openFile={() => file.current?.click()} />;
  const slots = { start, end: <End />, status: <Keeping />, notes: <RestoredNote /> };
  const offered = useOffered(documents, file, locale);
  const versions = useVersions(documents, state);
  return (
    <PageContext value={{ state, store, documents, t: translator(locale) }}>
      <main className="page">
        <MappingEditor
          ref={documents.take}
          {...given}
          {...offered}
          {...{ catalog, snapshot, session, versions, remarks, locale, slots }}
          source={sourceOf(recordedAt, locale)}
          engine={startEngine}
          value={text}
          name={fileName}
          onSession={chooseSession}
          initialView={view}
          onView={(chosen) => {
            store.update({ view: chosen });
          }}
          onChange={(changed, { name }) => {
            store.update({ text: changed, fileName: name });
          }}
        />
      </main>
      <FileInput input={file} />
      {state.replacement && <ReplaceQuestion replacement={state.replacement} />}
      <Sharing />
      <DropTarget />
    </PageContext>
  );
}
