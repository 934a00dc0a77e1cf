/** A ceremony's definition: what its members are called, and its time zone. */
import { parseJson } from './decimal.js';

const FIRST_PAUSE = 1_000;
const LONGEST_PAUSE = 30_000;

/** Keeps the definition that the summaries were tallied with, or a newer one. */
export class DefinitionLoader {
  #url;
  #changed;
  #wanted = 0;
  #timer = 0;
  #attempt = 0;

  /** The definition; null as long as there is none. */
  current = null;

  /**
   * @param {string} url
   * @param {function()} changed told of each new one
   */
  constructor(url, changed) {
    this.#url = url;
    this.#changed = changed;
  }

  /** A summary was tallied with this version. */
  want(version) {
    const number = Number(version);
    if (number !== this.#wanted) {
      this.#wanted = number;
      this.#attempt = 0;
      clearTimeout(this.#timer);
      this.#load();
    }
  }

  async #load() {
    try {
      const answer = await fetch(this.#url, { cache: 'no-store' });
      if (answer.ok) {
        this.#take(parseJson(await answer.text()));
      }
    } catch {
      // The next attempt may succeed; until then members go by their ids.
    }
    clearTimeout(this.#timer);
    if (this.current === null || Number(this.current.version) < this.#wanted) {
      const pause = Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** this.#attempt++);
      this.#timer = setTimeout(() => this.#load(), pause * (0.5 + Math.random() / 2));
    }
  }

  /** Answers may overtake each other: an older one than is wanted changes nothing. */
  #take(definition) {
    const version = Number(definition.version);
    const known = Number(this.current?.version ?? 0);
    if (version > known || (version < known && version === this.#wanted)) {
      this.current = definition;
      this.#changed();
    }
  }
}
