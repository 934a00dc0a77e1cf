/** Whether the figures are alive. */

/** From which age on a figure is late, and stale, in milliseconds. Summaries come at least every 5 s. */
export const LATE = 5_000;
export const STALE = 8_000;

/** Whether a ceremony of this status has heartbeats. */
export function isBeating(status) {
  return status === 'rehearsal' || status === 'live';
}

/**
 * What the light shows.
 *
 * @param {?string} status the ceremony's status; null if no summary was seen yet
 * @param {number} age how old the summary is, in milliseconds
 * @param {number} doubt for how long the connection has been down or the board not ready, in milliseconds
 * @returns {'connecting'|'live'|'late'|'stale'|'final'}
 */
export function judge(status, age, doubt) {
  if (status === null) {
    return 'connecting';
  }
  const worry = isBeating(status) ? age : doubt;
  return worry > STALE ? 'stale' : worry > LATE ? 'late' : isBeating(status) ? 'live' : 'final';
}

/**
 * An age in its largest whole unit.
 *
 * @param {number} age in milliseconds
 * @returns {{value: number, unit: 's'|'min'|'h'|'d'}}
 */
export function ageParts(age) {
  const seconds = Math.max(0, Math.floor(age / 1000));
  if (seconds < 100) {
    return { value: seconds, unit: 's' };
  }
  const minutes = Math.floor(seconds / 60);
  if (minutes < 100) {
    return { value: minutes, unit: 'min' };
  }
  const hours = Math.floor(minutes / 60);
  return hours < 48 ? { value: hours, unit: 'h' } : { value: Math.floor(hours / 24), unit: 'd' };
}
