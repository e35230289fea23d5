import { useState, type JSX } from 'react';
import { useEditor } from './context';

const atOnce = 100;

/** The first of many, and a button for more of them where there are more. */
export function useSome<Item>(all: readonly Item[]): {
  some: readonly Item[];
  more: JSX.Element | null;
} {
  const { t } = useEditor();
  const [count, setCount] = useState(atOnce);
  const rest = all.length - count;
  const more =
    rest > 0 ? (
      <button
        type="button"
        className="control more-problems"
        onClick={() => {
          setCount(count + atOnce);
        }}
      >
        {t('moreProblems', { count: Math.min(atOnce, rest) })}
      </button>
    ) : null;
  return { some: all.slice(0, count), more };
}
