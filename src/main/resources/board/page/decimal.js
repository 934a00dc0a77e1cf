/**
 * Exact decimal numbers. JSON's numbers may have more digits than JavaScript's can hold, so they stay text, and arithmetic
 * is done in integers.
 */

const TOKEN = /"[^"\\]*(?:\\.[^"\\]*)*"|-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?/g;

/** Parses JSON; every number becomes its decimal text. */
export function parseJson(text) {
  return JSON.parse(text.replace(TOKEN, (token) => (token[0] === '"' ? token : `"${token}"`)));
}

/**
 * The number that a decimal text stands for: `units / 10^scale`.
 *
 * @param {string} text digits with an optional sign and point, without an exponent
 * @returns {{units: bigint, scale: number}}
 */
export function decimal(text) {
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text);
  if (!match) {
    throw new RangeError(`not a decimal number: ${text}`);
  }
  const [, sign, whole, fraction = ''] = match;
  return { units: BigInt(sign + whole + fraction), scale: fraction.length };
}

/** The decimal text of `units / 10^scale`, with all its digits. */
export function text(units, scale) {
  const sign = units < 0n ? '-' : '';
  const digits = String(units < 0n ? -units : units).padStart(scale + 1, '0');
  const point = digits.length - scale;
  return sign + digits.slice(0, point) + (scale > 0 ? `.${digits.slice(point)}` : '');
}

/**
 * A number in units of a power of ten, with some digits behind the point; the rest is cut off.
 *
 * @param {string} number decimal text
 * @param {number} exponent 9 for billions
 * @param {number} decimals digits to keep behind the point
 * @param {boolean} isRounded whether the rest is rounded half up, not cut off
 * @returns {{text: string, isExact: boolean}}
 */
export function inUnits(number, exponent, decimals, isRounded = false) {
  const { units, scale } = decimal(number);
  const power = exponent + scale - decimals;
  if (power <= 0) {
    return { text: text(units * 10n ** BigInt(-power), decimals), isExact: true };
  }
  const divisor = 10n ** BigInt(power);
  const half = isRounded ? (units < 0n ? -divisor / 2n : divisor / 2n) : 0n;
  return { text: text((units + half) / divisor, decimals), isExact: units % divisor === 0n };
}

/** A point on the way between two numbers, as decimal text; `progress` runs from 0 to 1. */
export function between(from, to, progress) {
  const a = decimal(from);
  const b = decimal(to);
  const scale = Math.max(a.scale, b.scale);
  const start = a.units * 10n ** BigInt(scale - a.scale);
  const end = b.units * 10n ** BigInt(scale - b.scale);
  const steps = 1_000_000n;
  return text(start + ((end - start) * BigInt(Math.round(progress * 1_000_000))) / steps, scale);
}

/** -1, 0 or 1 as a number is below, at or above zero. */
export function sign(number) {
  const { units } = decimal(number);
  return units < 0n ? -1 : units > 0n ? 1 : 0;
}

/** Below, at or above zero as `a` is less than, equal to or more than `b`. */
export function compare(a, b) {
  const left = decimal(a);
  const right = decimal(b);
  const difference = left.units * 10n ** BigInt(right.scale) - right.units * 10n ** BigInt(left.scale);
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}
