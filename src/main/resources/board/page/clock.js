/**
 * The server's clock, as well as it can be known from here. Screens' own clocks may be wrong by hours, and an old summary
 * must look old all the same. Times are milliseconds since 1970.
 */
export class ServerClock {
  #ahead = 0;

  /**
   * The server answered a request.
   *
   * @param {?string} date the Date header, which is cut to whole seconds
   * @param {number} sent when the request was sent, by the own clock
   * @param {number} received when the answer began, by the own clock
   */
  answered(date, sent, received) {
    const told = Date.parse(date ?? '');
    if (!Number.isNaN(told)) {
      this.#ahead = told + 500 - (sent + received) / 2;
    }
  }

  /** Something was published at this time and is here already: nothing comes from the future. */
  seen(published, received) {
    this.#ahead = Math.max(this.#ahead, published - received);
  }

  /** What time it is there when the own clock shows `local`. */
  at(local) {
    return local + this.#ahead;
  }
}
