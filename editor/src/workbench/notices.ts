import type { Store } from './state';

/** What went wrong, and where: what mends it there takes it away. What the host tells, the author takes away. */
export interface Fault {
  of: 'check' | 'task' | 'host';
  text: string;
}

/** How long (ms) it takes to come to a notice, and to read a sign of it slowly or have it read out. */
const [coming, reading] = [7000, 120];

/** How long (ms) a notice of what was done stays. */
export const noticeTime = (text: string): number => coming + reading * text.length;

/** Takes the notice of what was done away when there was time to read it, unless somebody is at it. */
export class NoticeClock {
  readonly #store: Store;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #timed = '';
  #isHeld = false;

  constructor(store: Store) {
    this.#store = store;
    store.subscribe(() => {
      if (store.state.notice !== this.#timed) this.#begin();
    });
  }

  /** Somebody points at the notice, or the focus is there, or not any more: then it is theirs for as long again. */
  hold(isHeld: boolean): void {
    if (isHeld === this.#isHeld) return;
    this.#isHeld = isHeld;
    this.#begin();
  }

  #begin(): void {
    clearTimeout(this.#timer);
    const { notice } = this.#store.state;
    this.#timed = notice;
    if (notice !== '' && !this.#isHeld)
      this.#timer = setTimeout(() => {
        this.#store.update({ notice: '' });
      }, noticeTime(notice));
  }
}
