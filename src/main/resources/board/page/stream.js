/**
 * A ceremony's summaries as they are published. A plain fetch, not an EventSource, since the page needs what that hides: the
 * status of a refusal, the server's clock, and the comments that show that the connection lives.
 */

const FIRST_PAUSE = 500;
const LONGEST_PAUSE = 10_000;

/** The server shows a sign of life every 10 s; a connection without any for so long is dead. */
const SILENCE = 25_000;

/** Splits a text/event-stream, which comes in pieces, into events. */
export class EventParser {
  #rest = '';
  #type = '';
  #data = [];

  /**
   * Takes the next piece.
   *
   * @param {string} piece
   * @returns {{type: string, data: string}[]} the events that are complete now
   */
  take(piece) {
    const events = [];
    const lines = (this.#rest + piece).split('\n');
    this.#rest = lines.pop();
    for (const line of lines) {
      this.#line(line.endsWith('\r') ? line.slice(0, -1) : line, events);
    }
    return events;
  }

  #line(line, events) {
    if (line === '') {
      if (this.#data.length > 0) {
        events.push({ type: this.#type || 'message', data: this.#data.join('\n') });
      }
      this.#type = '';
      this.#data = [];
      return;
    }
    const colon = line.indexOf(':');
    const field = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? '' : line.slice(colon + 1).replace(/^ /, '');
    if (field === 'data') {
      this.#data.push(value);
    } else if (field === 'event') {
      this.#type = value;
    }
  }
}

/** How long to wait before the nth attempt in a row: doubling, and never at the same time as all other screens. */
export function pauseBefore(attempt, random = Math.random) {
  const longest = Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** attempt);
  return Math.max(FIRST_PAUSE, longest * (0.5 + random() / 2));
}

/** Reads a stream for as long as the page stands, and connects again whenever it breaks. */
export class Stream {
  #url;
  #listener;
  #attempt = 0;
  #timer = 0;
  #silence = 0;
  #heard = 0;
  #connection = null;

  /**
   * @param {string} url
   * @param {{onOpen: function(Response, number), onData: function(string), onClosed: function(?Response)}} listener told of
   *     the answer with the time at which it was asked for, of each summary's JSON, and of the end of a connection, with the
   *     answer if it was a refusal
   */
  constructor(url, listener) {
    this.#url = url;
    this.#listener = listener;
  }

  /** Connects now, unless a connection is alive. */
  wake() {
    if (this.#connection === null) {
      this.#connect();
    } else if (Date.now() - this.#heard > SILENCE / 2) {
      this.#connection.abort();
    }
  }

  /**
   * Lets go of the connection. A browser grants few to one server, and would keep this one with a page that was left, ready
   * for the way back, until the next page has none to load by.
   */
  sleep() {
    this.#connection?.abort();
  }

  async #connect() {
    clearTimeout(this.#timer);
    const connection = new AbortController();
    this.#connection = connection;
    let refusal = null;
    try {
      this.#listen();
      refusal = await this.#read(connection.signal);
    } catch {
      // However it broke, it is tried again.
    }
    clearTimeout(this.#silence);
    this.#connection = null;
    this.#timer = setTimeout(() => this.#connect(), pauseBefore(this.#attempt++));
    this.#listener.onClosed(refusal);
  }

  async #read(signal) {
    const asked = Date.now();
    const answer = await fetch(this.#url, { signal, cache: 'no-store', headers: { Accept: 'text/event-stream' } });
    if (!answer.ok) {
      return answer;
    }
    this.#listener.onOpen(answer, asked);
    const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
    const parser = new EventParser();
    for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
      this.#listen();
      this.#attempt = 0;
      parser.take(piece.value).filter(({ type }) => type === 'summary').forEach(({ data }) => this.#deliver(data));
    }
    return null;
  }

  /** What can't be shown doesn't end the connection, since the next summary may be one that can. */
  #deliver(data) {
    try {
      this.#listener.onData(data);
    } catch (error) {
      console.error(error);
    }
  }

  /** Something was heard; if nothing more is, the connection is given up. */
  #listen() {
    this.#heard = Date.now();
    clearTimeout(this.#silence);
    this.#silence = setTimeout(() => this.#connection?.abort(), SILENCE);
  }
}
