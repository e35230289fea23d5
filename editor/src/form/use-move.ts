import { useState } from 'react';
import { moveColumn } from '../document/columns';
import type { Definition } from '../document/definition';
import { perform, subjectOf, useForm } from './context';

export interface Move {
  /** Gives the property at one place another one; the reason where it cannot, which is empty at an end of the list. */
  to: (from: number, to: number) => string | null;
  announced: string;
  /** The property that is dragged, and the place that it is over. */
  dragged: { from: number; over: number } | null;
  drag: (dragged: { from: number; over: number } | null) => void;
}

/** Gives the properties of a definition another order. */
export function useMove(definition: Definition): Move {
  const form = useForm();
  const { t } = form;
  const [announced, setAnnounced] = useState('');
  const [dragged, drag] = useState<Move['dragged']>(null);
  const { properties } = definition;
  const to = (from: number, place: number): string | null => {
    const name = properties[from]?.name ?? '';
    if (place === from || place < 0 || place >= properties.length) return '';
    const refused = perform(
      form,
      moveColumn(subjectOf(form, definition), from, place),
      t('moveColumn', { name }),
    );
    if (refused === null)
      setAnnounced(t('moved', { name, place: place + 1, count: properties.length }));
    return refused;
  };
  return { to, announced, dragged, drag };
}
