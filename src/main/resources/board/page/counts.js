/** The counts beside the headline: tiers, and guests. */
import { make, setItems, setText } from './dom.js';
import { makeFigure, showFigure } from './figures.js';
import { fit } from './fit.js';
import { amountWords, changeCount, count } from './words.js';

/** How many cells there are for tiers and guests together. */
const CELLS = 4;

function makeCell() {
  return make('li', 'cell', makeFigure('cell-count'), make('span', 'cell-name'), make('span', 'cell-change'));
}

/**
 * Shows the tiers, the guests if there is a host, and how many tiers are not shown.
 *
 * @param {HTMLElement} list
 * @param {object} summary
 * @param {object} view what the board shows
 */
export function showCounts(list, summary, view) {
  const room = CELLS - (summary.guests ? 1 : 0);
  const isTooMany = summary.tiers.length > room;
  const shown = summary.tiers.slice(0, isTooMany ? room - 1 : room);
  const cells = shown.map((tier) => ({ key: `=${tier.id}`, tier }));
  if (isTooMany) {
    cells.push({ key: 'more', more: summary.tiers.length - shown.length });
  }
  if (summary.guests) {
    cells.push({ key: 'guests', guests: summary.guests });
  }
  list.hidden = cells.length === 0;
  setItems(list, cells, (cell) => cell.key, makeCell, (element, cell) => showCell(element, cell, view));
}

function showCell(element, { tier, guests, more }, view) {
  const [number, name, change] = element.children;
  if (tier) {
    showFitted(number, `tiers.${tier.id}.projects`, tier.projects, count);
    setText(name, view.texts.over(amountWords(tier.above, view.currency, view.language)));
    showFitted(change, `tiers.${tier.id}.change`, tier.change, changeCount);
  } else if (guests) {
    showFitted(number, 'guests.projects', guests.projects, count);
    setText(name, (view.areGuestsApart ? view.texts.guestsApart : view.texts.guestsWithin)(guests.projects));
    showFitted(change, 'guests.amount', guests.amount, (value) => amountWords(value, view.currency, view.language));
  } else {
    setText(number, '…');
    setText(name, view.texts.more(more));
  }
}

/** A figure that becomes smaller where its cell is too narrow. */
function showFitted(element, path, value, words) {
  showFigure(element, path, value, words);
  if (value !== undefined) {
    fit(element, { before: '', number: words(value), unit: '' });
  }
}
