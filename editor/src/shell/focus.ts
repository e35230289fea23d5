import { useEffect, type RefObject } from 'react';

/** Where nothing has the focus, as when what had it is gone, the first of these has it: the keys go on from there. */
export function useFocusOfNobody(place: RefObject<HTMLElement | null>, selector: string): void {
  useEffect(() => {
    if (document.activeElement !== null && document.activeElement !== document.body) return;
    place.current?.querySelector<HTMLElement>(selector)?.focus({ preventScroll: true });
  }, [place, selector]);
}
