/** How much fits. A wall doesn't scroll, so lists that are too long show their largest members. */
import { compare } from './decimal.js';

/**
 * Gives two lists that share a column their rows.
 *
 * @param {number} first how many rows the first list has
 * @param {number} second how many rows the second list has
 * @param {number} rows how many there are together
 * @returns {[number, number]} how many rows each gets; neither takes what the other leaves unless it needs it
 */
export function share(first, second, rows) {
  const half = Math.ceil(rows / 2);
  const one = Math.min(first, Math.max(half, rows - second));
  return [one, Math.min(second, rows - one)];
}

/**
 * The members to show, in their own order: all, or the largest and one row less, in which the number of the others stands.
 *
 * @param {{amount: string}[]} members
 * @param {number} rows
 */
export function fitting(members, rows) {
  if (members.length <= rows) {
    return { shown: members, more: 0 };
  }
  const largest = new Set([...members].sort((a, b) => compare(b.amount, a.amount)).slice(0, Math.max(0, rows - 1)));
  return { shown: members.filter((member) => largest.has(member)), more: members.length - largest.size };
}
