import type { Page } from './page.js';

/** A server that holds a request back for so long in ms, until there is news, sets the pace itself. */
const heldBack = 100;

const firstPause = 20;
const longestPause = 1000;

/** How long to wait before the next page is asked for: a server that always answers at once is not pressed. */
export class Pace {
  #state: unknown;
  #ms = 0;

  /** In ms, after a page that came `tookMs` after it was asked for. */
  pauseAfter({ stats, columns, data, error }: Page, tookMs: number): number {
    const hasNews = [columns, error, data && data.length > 0].some(Boolean);
    const isNews = hasNews || stats.state !== this.#state;
    this.#state = stats.state;
    if (isNews || tookMs >= heldBack) this.#ms = 0;
    else this.#ms = Math.min(Math.max(2 * this.#ms, firstPause), longestPause);
    return this.#ms;
  }
}
