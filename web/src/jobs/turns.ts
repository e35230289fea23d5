/** Answers may come in another order than they were asked for: one is news only where none that was asked for later is here. */
export class Turns {
  #asked = 0;
  #heard = 0;

  /** Called when it is asked; what it gives is called when the answer is here, and is true where it is news. */
  begin(): () => boolean {
    this.#asked += 1;
    const turn = this.#asked;
    return () => {
      const isNews = turn > this.#heard;
      if (isNews) this.#heard = turn;
      return isNews;
    };
  }
}
