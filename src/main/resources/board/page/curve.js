/** Turns minutes into what the charts draw. Charts show shapes, not figures: here numbers may be JavaScript's own. */

const MINUTE = 60_000;

/** The most bars that can be told apart. */
const MOST = 200;

/** How many minutes a bar may stand for; beyond, whole days. */
const STEPS = [1, 2, 5, 10, 15, 30, 60, 120, 240, 720, 1440];

/** How many minutes a bar stands for, so that a span has few enough bars. */
export function minutesPerBar(spanMinutes) {
  return STEPS.find((step) => spanMinutes / step <= MOST) ?? 1440 * Math.ceil(spanMinutes / 1440 / MOST);
}

/**
 * The series to draw: one entry for each interval from the first signing to the last, also where nothing was signed.
 *
 * @param {object[]} windows of one minute, oldest first
 * @param {string[]} channels
 * @returns {{minutes: number, starts: number[], total: number[], projects: number[][]}} `total` is the amount up to each
 *     interval's end, `projects` what was signed in it, by channel
 */
export function series(windows, channels) {
  const used = windows.filter((window) => window.projects !== '0');
  if (used.length === 0) {
    return { minutes: 1, starts: [], total: [], projects: channels.map(() => []) };
  }
  const first = Date.parse(used[0].start);
  const last = Date.parse(used[used.length - 1].start);
  const minutes = minutesPerBar((last - first) / MINUTE + 1);
  const origin = Math.floor(first / (minutes * MINUTE)) * minutes * MINUTE;
  const length = Math.floor((last - origin) / (minutes * MINUTE)) + 1;
  const starts = Array.from({ length }, (_, index) => origin + index * minutes * MINUTE);
  const total = new Array(length).fill(0);
  const projects = channels.map(() => new Array(length).fill(0));
  for (const window of used) {
    const index = Math.floor((Date.parse(window.start) - origin) / (minutes * MINUTE));
    total[index] += Number(window.amount);
    for (const part of window.channels) {
      const channel = channels.indexOf(part.id);
      if (channel >= 0) {
        projects[channel][index] += Number(part.projects);
      }
    }
  }
  total.forEach((amount, index) => (total[index] = amount + (index > 0 ? total[index - 1] : 0)));
  return { minutes, starts, total, projects };
}
