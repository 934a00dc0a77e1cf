/**
 * Figures: every number of the summary that the page shows is an element that names it in `data-figure` and holds it,
 * exact, in `data-value`; what stands there as text is for people.
 */
import { count } from './counter.js';
import { make, setAttribute, setText } from './dom.js';

/** A new element for a figure. */
export function makeFigure(className) {
  return make('span', className);
}

/**
 * Shows a figure.
 *
 * @param {HTMLElement} element
 * @param {string} path where the summary has it, with members' ids in place of indexes
 * @param {string|undefined} value decimal text; undefined if the summary has none
 * @param {function(string): string} words the text for a value
 */
export function showFigure(element, path, value, words) {
  if (name(element, path, value)) {
    setText(element, words(value));
  }
}

/**
 * Shows a figure that counts to its new value.
 *
 * @param {function(string)} show shows the text for a value
 */
export function countFigure(element, path, value, show) {
  if (name(element, path, value)) {
    count(element, value, show);
  }
}

/** Says which figure this is. False, and the element hidden, if there is none. */
function name(element, path, value) {
  const isThere = value !== undefined;
  element.hidden = !isThere;
  setAttribute(element, 'data-figure', isThere ? path : null);
  setAttribute(element, 'data-value', isThere ? value : null);
  return isThere;
}
