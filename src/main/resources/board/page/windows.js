/** A ceremony's minutes, fetched when something changed. */
import { parseJson } from './decimal.js';

/** The shortest time between two requests, in milliseconds; each screen adds a little of its own, so that they spread. */
const PAUSE = 2_000;
const SPREAD = 1_000;

/** Most requests ask for the last minutes only; so often one asks for all, since a correction may reach far back. */
const ALL_EVERY = 30_000;
const LAST_MINUTES = 15;

/** How many requests for all follow a change: its windows may come to the board a moment after its summary. */
const ALL_AFTER_CHANGE = 2;
const MINUTE = 60_000;

/** Keeps the windows of one minute up to date. */
export class Windows {
  #url;
  #now;
  #changed;
  #byStart = new Map();
  #timer = 0;
  #askedAt = 0;
  #askedAllAt = 0;
  #isDue = false;
  #allsDue = ALL_AFTER_CHANGE;
  #isAsking = false;
  #failures = 0;

  /**
   * @param {string} url without a query
   * @param {function(): number} now the server's time, in milliseconds
   * @param {function(object[])} changed gets all windows, oldest first
   */
  constructor(url, now, changed) {
    this.#url = url;
    this.#now = now;
    this.#changed = changed;
  }

  /** Something was signed: asks as soon as that is decent. */
  refresh() {
    this.#allsDue = ALL_AFTER_CHANGE;
    if (!this.#isDue) {
      this.#isDue = true;
      clearTimeout(this.#timer);
      this.#timer = 0;
      this.#schedule();
    }
  }

  #schedule() {
    if (this.#timer !== 0 || this.#isAsking || !(this.#isDue || this.#allsDue > 0)) {
      return;
    }
    const pause = Math.min(ALL_EVERY, PAUSE * 2 ** this.#failures);
    const next = Math.max(this.#askedAt + pause, this.#isDue ? 0 : this.#askedAllAt + ALL_EVERY);
    const spread = this.#askedAt === 0 ? 0 : Math.random() * SPREAD;
    this.#timer = setTimeout(() => this.#ask(), Math.max(0, next - Date.now()) + spread);
  }

  async #ask() {
    const isAll = Date.now() - this.#askedAllAt >= ALL_EVERY;
    this.#timer = 0;
    this.#isAsking = true;
    this.#isDue = false;
    this.#askedAt = Date.now();
    try {
      const windows = await this.#fetch(isAll ? '' : this.#from());
      this.#isDue ||= windows === null;
      this.#failures = windows === null ? this.#failures + 1 : 0;
      if (windows !== null) {
        this.#take(windows, isAll);
      }
    } finally {
      this.#isAsking = false;
      this.#schedule();
    }
  }

  /** The windows; null if they can't be had now. There may be none of a minute: then none of before holds either. */
  async #fetch(from) {
    try {
      const answer = await fetch(`${this.#url}?size=PT1M${from}`, { cache: 'no-store' });
      if (answer.status === 400) {
        this.#byStart.clear();
        return [];
      }
      return answer.ok ? parseJson(await answer.text()) : null;
    } catch {
      return null;
    }
  }

  /** From a little before the newest minute that has begun, whatever is dated later; from the first one if none has. */
  #from() {
    const now = this.#now();
    let newest = -Infinity;
    for (const start of this.#byStart.keys()) {
      newest = start <= now ? Math.max(newest, start) : newest;
    }
    return Number.isFinite(newest) ? `&from=${new Date(newest - LAST_MINUTES * MINUTE).toISOString()}` : '';
  }

  #take(windows, isAll) {
    if (isAll) {
      this.#byStart.clear();
      this.#askedAllAt = this.#askedAt;
      this.#allsDue--;
    }
    windows.forEach((window) => this.#byStart.set(Date.parse(window.start), window));
    this.#changed([...this.#byStart].sort(([a], [b]) => a - b).map(([, window]) => window));
  }
}
