import type { Explain } from 'mapping-generator/codemirror';
import { useLayoutEffect, useRef, useState } from 'react';
import { useEditor } from '../shell/context';
import { meaningIn, type MeaningContext } from './meaning';

/** What a tooltip of a text leads to; always the same function, for editors that are made once. */
export function useExplain(): Explain {
  const { workbench, host, t } = useEditor();
  const context: MeaningContext = {
    docs: host.docs,
    words: (code) => ({ text: t('means'), label: t('meansCode', { code }) }),
    explain: (explained) => {
      workbench.explain(explained);
    },
  };
  const latest = useRef(context);
  useLayoutEffect(() => {
    latest.current = context;
  });
  const [explain] = useState(() => meaningIn(() => latest.current));
  return explain;
}
