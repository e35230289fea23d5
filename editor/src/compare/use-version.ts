import { useState } from 'react';
import { useEditor } from '../shell/context';
import { messageOf } from '../workbench/errors';
import type { VersionText } from '../workbench/state';
import type { CompareTranslate } from './texts';

/** Reads a file that the author chose; null when it is not UTF-8, for then its characters would be guesses. */
async function readText(file: Blob): Promise<string | null> {
  const bytes = await file.arrayBuffer();
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

interface Choosing {
  /** What is on its way, or why something did not come; empty: neither. */
  said: string;
  choose: (
    version: Omit<VersionText, 'text'>,
    read: () => string | null | Promise<string | null>,
  ) => Promise<void>;
  chooseFile: (file: File) => Promise<void>;
}

/** Reads what the mapping is to be compared with. */
export function useVersion(t: CompareTranslate): Choosing {
  const { workbench } = useEditor();
  const [said, setSaid] = useState('');
  const take = async (
    { id, title }: Omit<VersionText, 'text'>,
    read: Parameters<Choosing['choose']>[1],
    missing: string,
  ): Promise<void> => {
    setSaid(t('reading', { name: title }));
    const fail = (reason: string): void => {
      setSaid(t('notRead', { name: title, reason }));
    };
    try {
      const text = await read();
      if (text === null) {
        fail(missing);
        return;
      }
      workbench.compareWith({ id, title, text: text.replace(/\r\n?/g, '\n') });
      setSaid('');
    } catch (error) {
      fail(messageOf(error));
    }
  };
  return {
    said,
    choose: (version, read) => take(version, read, t('gone')),
    chooseFile: (file) =>
      take({ id: 'file', title: file.name }, () => readText(file), t('notText')),
  };
}
