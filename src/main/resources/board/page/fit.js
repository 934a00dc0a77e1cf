/** How much room a text takes, and how a large number becomes as large as its place allows. */
import { setStyle } from './dom.js';

const measure = document.createElement('canvas').getContext('2d');

/** How large the unit behind the digits is, against the digits. */
const UNIT = 0.46;

/**
 * Tells the style sheet how wide the text is, in ems. Digits are all as wide as each other, so that counting changes nothing.
 *
 * @param {HTMLElement} element has the font
 * @param {{before: string, number: string, unit: string}} parts the unit is smaller than the rest
 */
export function fit(element, { before, number, unit }) {
  const shape = `${before}${number.replace(/\d/g, '0')}|${unit}`;
  if (element.dataset.shape !== shape) {
    element.dataset.shape = shape;
    const { fontFamily, fontWeight } = getComputedStyle(element);
    measure.font = `${fontWeight} 100px ${fontFamily}`;
    const [digits, word] = shape.split('|').map((text) => measure.measureText(text).width / 100);
    setStyle(element, '--ems', (digits + word * UNIT).toFixed(3));
  }
}

/** About how wide a text is, in Latin letters; those of East Asia are twice as wide. */
export function widthOf(text) {
  return [...text].reduce((width, letter) => width + (letter >= '\u2e80' ? 2 : 1), 0);
}
