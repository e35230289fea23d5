import { useCallback, useMemo } from 'react';
import { copyText } from '../shell/copy';
import { useEditor } from '../shell/context';
import { statementsTexts, type StatementsTranslate } from './texts';

export function useStatementsTexts(): StatementsTranslate {
  const { locale } = useEditor().state;
  return useMemo(() => statementsTexts(locale), [locale]);
}

/** Copies, and tells whether that went well. */
export function useCopy(): (text: string) => void {
  const { workbench } = useEditor();
  const t = useStatementsTexts();
  return useCallback(
    (text) => {
      // Emptied first, so that copying twice is read out twice.
      workbench.notify('');
      void copyText(text).then((copied) => {
        workbench.notify(t(copied ? 'copied' : 'notCopied'));
      });
    },
    [workbench, t],
  );
}
