/** The light that says whether the figures are alive, and what is wrong if they aren't. */
import { byId, setText } from './dom.js';
import { ageParts, isBeating, judge } from './light.js';

const TICK = 250;

const BEAT = [{ transform: 'scale(1)' }, { transform: 'scale(1.35)', offset: 0.2 }, { transform: 'scale(1)' }];

/** Shows the light; it judges anew several times a second, and at once when the page is seen again. */
export class Lamp {
  #facts;
  #health;
  #changed;
  #texts = null;
  #state = 'connecting';
  #beat = null;
  #still = window.matchMedia('(prefers-reduced-motion: reduce)');

  /**
   * @param {import('./ceremony.js').Ceremony} facts
   * @param {import('./health.js').Health} health
   * @param {function()} changed told that the light changed
   */
  constructor(facts, health, changed) {
    this.#facts = facts;
    this.#health = health;
    this.#changed = changed;
    setInterval(() => this.show(), TICK);
    document.addEventListener('visibilitychange', () => this.show());
  }

  /** Whether the program's own view of its health matters now. */
  get isInDoubt() {
    return this.#state === 'late' || this.#state === 'stale' || this.#state === 'final';
  }

  /** From now on in this language. */
  speak(texts) {
    this.#texts = texts;
    this.show();
  }

  /** A summary came: the lamp beats once. */
  beat() {
    if (!this.#still.matches && (this.#beat === null || this.#beat.playState === 'finished')) {
      this.#beat = byId('light').firstElementChild.animate(BEAT, { duration: 900, easing: 'ease-out' });
    }
  }

  /** Judges and shows. */
  show() {
    if (this.#texts === null) {
      return;
    }
    const now = Date.now();
    const { status, downSince, unshownSince } = this.#facts;
    const age = this.#facts.age(now);
    const doubt = Math.max(0, ...[downSince, unshownSince, this.#health.unreadySince].map((since) => (since === null ? 0 : now - since)));
    this.#turn(judge(status, age, doubt));
    const light = byId('light');
    const { value, unit } = ageParts(age);
    setText(light.querySelector('.light-word'), this.#texts.light[this.#state]);
    setText(light.querySelector('.light-age'), status === null ? '' : this.#texts.age(value, this.#texts.units[unit]));
    this.#explain();
    this.#health.wake();
  }

  #turn(state) {
    if (state !== this.#state) {
      this.#state = state;
      byId('light').dataset.state = state;
      document.body.dataset.light = state;
      this.#changed();
    }
  }

  #explain() {
    const isStale = this.#state === 'stale';
    byId('alert').hidden = !isStale;
    if (isStale) {
      const { downSince, status } = this.#facts;
      const texts = this.#texts;
      setText(byId('alert-title'), isBeating(status) ? texts.oldTitle : texts.lostTitle);
      setText(
        byId('alert-reason'),
        downSince !== null ? texts.noConnection : (this.#health.reason ?? texts.noSummaries),
      );
    }
  }
}
