/** Follows one ceremony: its stream of summaries, its definition and its minutes. */
import { ServerClock } from './clock.js';
import { parseJson } from './decimal.js';
import { DefinitionLoader } from './definition.js';
import { Stream } from './stream.js';
import { Windows } from './windows.js';

/** What the server knows of a ceremony, as far as it came here. */
export class Ceremony {
  #listener;
  #clock = new ServerClock();
  #stream;
  #definitions;
  #windows;
  #isFirst = true;
  #inputs = '';
  #shownAt = null;

  /** The latest summary; null before the first. */
  summary = null;

  /** Since when there is no connection, in milliseconds; null while there is one. */
  downSince = Date.now();

  /** Since when summaries come that can't be shown, in milliseconds; null if the latest one is shown. */
  unshownSince = null;

  /**
   * @param {string} id
   * @param {{onChange: function(), onSummary: function(), onWindows: function(object[]), onOpen: function(),
   *     onMissing: function()}} listener told of a new summary or definition, a new summary, new minutes, a connection, and
   *     that there is no such ceremony
   */
  constructor(id, listener) {
    const url = `api/v1/ceremonies/${encodeURIComponent(id)}`;
    this.#listener = listener;
    this.#definitions = new DefinitionLoader(`${url}/definition`, () => this.summary && listener.onChange());
    this.#windows = new Windows(`${url}/windows`, () => this.#clock.at(Date.now()), listener.onWindows);
    this.#stream = new Stream(`${url}/stream`, {
      onOpen: (answer, asked) => this.#opened(answer, asked),
      onData: (json) => this.#take(parseJson(json)),
      onClosed: (refusal) => this.#closed(refusal),
    });
  }

  get definition() {
    return this.#definitions.current;
  }

  /** What the summary shown says; null before the first. */
  get status() {
    return this.#shownAt === null ? null : (this.summary?.status ?? null);
  }

  /** How old the latest summary that could be shown is when the own clock shows `now`, in milliseconds. */
  age(now) {
    return this.status === null ? 0 : this.#clock.at(now) - this.#shownAt;
  }

  /** Connects now, if there is no connection. */
  wake() {
    this.#stream.wake();
  }

  /** Lets go of the connection, since the page is left. */
  sleep() {
    this.#stream.sleep();
  }

  #opened(answer, asked) {
    this.#clock.answered(answer.headers.get('Date'), asked, Date.now());
    this.downSince = null;
    this.#isFirst = true;
    this.#windows.refresh();
    this.#listener.onOpen();
  }

  #closed(refusal) {
    this.downSince ??= Date.now();
    if (refusal !== null && refusal.status < 500) {
      this.summary = null;
      this.#listener.onMissing();
    }
  }

  #take(summary) {
    // The first of a connection may be of any age; those that follow were published just now.
    if (!this.#isFirst) {
      this.#clock.seen(Date.parse(summary.publishedAt), Date.now());
    }
    this.#isFirst = false;
    this.summary = summary;
    this.#definitions.want(summary.definitionVersion);
    const inputs = JSON.stringify([summary.definitionVersion, summary.inputs]);
    if (inputs !== this.#inputs) {
      this.#inputs = inputs;
      this.#windows.refresh();
    }
    this.unshownSince ??= Date.now();
    this.#listener.onChange();
    this.unshownSince = null;
    this.#shownAt = Date.parse(summary.publishedAt);
    this.#listener.onSummary();
  }
}
