/** What the program says about itself; asked only while somebody needs to know. */

const PAUSE = 4_000;
const SPREAD = 1_500;

/** The program's readiness. */
export class Health {
  #isNeeded;
  #timer = 0;

  /** Since when it is known not to be ready, in milliseconds; null while it is ready or not known. */
  unreadySince = null;

  /** Why it isn't ready; null if it is, or if that isn't known. */
  reason = null;

  /** @param {function(): boolean} isNeeded whether to go on asking */
  constructor(isNeeded) {
    this.#isNeeded = isNeeded;
  }

  /** Begins to ask if somebody needs to know, and forgets what it knew if nobody does. */
  wake() {
    if (!this.#isNeeded()) {
      this.unreadySince = null;
      this.reason = null;
    } else if (this.#timer === 0) {
      this.#timer = setTimeout(() => this.#ask(), Math.random() * SPREAD);
    }
  }

  async #ask() {
    try {
      const answer = await fetch('health/ready', { cache: 'no-store' });
      const body = await answer.json();
      this.#take(answer.ok, body.reason);
    } catch {
      this.#take(false, null);
    }
    this.#timer = setTimeout(() => {
      this.#timer = 0;
      this.wake();
    }, PAUSE);
  }

  #take(isReady, reason) {
    this.unreadySince = isReady ? null : (this.unreadySince ?? Date.now());
    this.reason = isReady ? null : reason;
  }
}
