/** Shows a summary on the page. */
import { byId, make, setItems, setText } from './dom.js';
import { countFigure, makeFigure, showFigure } from './figures.js';
import { fit, widthOf } from './fit.js';
import { memberName, nameIn } from './language.js';
import { showCounts } from './counts.js';
import { showMembers } from './members.js';
import { showProjects } from './projects.js';
import { fitting, share } from './room.js';
import { sign } from './decimal.js';
import { amountParts, amountWords, changeCount, changeWords, count, digits, percent } from './words.js';

/** How many rows the sectors and the investors have together; on a small screen, which scrolls, each has many. */
const ROWS = 8;
const ROWS_WHEN_SCROLLING = 24;

/** From which width on, in Latin letters, a name gets two lines. */
const LONG_NAME = 70;

/**
 * Shows all of it; only what changed is touched.
 *
 * @param {object} summary
 * @param {object} view language, texts, definition, and how times are written
 */
export function showBoard(summary, view) {
  document.body.dataset.status = summary.status;
  showHead(summary, view);
  showHeadline(summary, view);
  showPlaces(summary, view);
  showGroups(summary, view);
  showCounts(byId('counts'), summary, view);
  showProjects(byId('ticker'), 'latestProjects', summary.latestProjects, view);
  showProjects(byId('largest'), 'largestProjects', summary.largestProjects, view);
  byId('board').classList.toggle('is-empty', summary.latestProjects.length === 0);
}

function showHead(summary, view) {
  const name = nameIn(view.language, summary.name, summary.ceremonyId);
  setText(byId('name'), name);
  byId('name').classList.toggle('long', widthOf(name) > LONG_NAME);
  setText(byId('when'), view.date);
  setText(byId('status'), view.texts.status[summary.status] ?? summary.status);
  byId('status').dataset.status = summary.status;
  setText(byId('total-title'), view.texts.total[summary.status] ?? view.texts.total.live);
}

function showHeadline({ headline, change }, view) {
  const { currency, language, texts } = view;
  const amount = byId('amount');
  fit(amount, amountParts(headline.amount, currency, language));
  countFigure(amount, 'headline.amount', headline.amount, (value) => {
    const { before, number, unit } = amountParts(value, currency, language);
    const [sign, digits, word] = amount.children;
    setText(sign, before);
    setText(digits, number);
    setText(word, unit);
  });
  // What is called exact is never a number on the way to another one.
  showFigure(byId('digits'), 'headline.amount', headline.amount, (value) => digits(value, currency, language));
  fit(byId('projects'), { before: '', number: count(headline.projects), unit: '' });
  countFigure(byId('projects'), 'headline.projects', headline.projects, (value) =>
    setText(byId('projects'), count(value)),
  );
  setText(byId('projects-word'), texts.projects(headline.projects));
  showConverted(headline.converted ?? {}, view);
  showChange(change, view);
}

function showConverted(converted, { language }) {
  setItems(
    byId('converted'),
    Object.entries(converted).map(([currency, value]) => ({ currency, value })),
    ({ currency }) => currency,
    () => make('li', '', makeFigure('')),
    (row, { currency, value }) =>
      showFigure(row.firstElementChild, `headline.converted.${currency}`, value, (number) =>
        amountWords(number, currency, language, { isEstimate: true }),
      ),
  );
}

function showChange(change, { currency, language }) {
  showFigure(byId('change-amount'), 'change.amount', change?.amount, (value) => changeWords(value, currency, language));
  showFigure(byId('change-projects'), 'change.projects', change?.projects, changeCount);
  byId('change-amount').parentElement.hidden = change?.amount === undefined;
  byId('change-projects').parentElement.hidden = change?.projects === undefined;
  for (const id of ['change-amount', 'change-projects']) {
    const value = byId(id).dataset.value;
    byId(id).parentElement.dataset.direction = value === undefined ? '' : ['down', 'same', 'up'][sign(value) + 1];
  }
}

function showPlaces({ venue, channels }, view) {
  const { currency, language, texts } = view;
  showFigure(byId('venue-percent'), 'venue.percent', venue.percent, percent);
  showFigure(byId('venue-amount'), 'venue.amount', venue.amount, (value) => amountWords(value, currency, language));
  showFigure(byId('venue-count'), 'venue.projects', venue.projects, count);
  byId('venue-count').dataset.unit = texts.projects(venue.projects);
  showMembers(byId('channels'), 'channels', { shown: channels, more: 0 }, view, (id) => texts.channels[id] ?? id);
}

function showGroups({ sectors, investors }, view) {
  const rows = view.isScrolling ? ROWS_WHEN_SCROLLING : ROWS;
  const [ofSectors, ofInvestors] = share(sectors.length, investors.length, rows);
  showGroup('sectors', fitting(sectors, ofSectors), view);
  showGroup('investors', fitting(investors, ofInvestors), view);
}

function showGroup(dimension, members, view) {
  showMembers(byId(dimension), dimension, members, view, (id) =>
    memberName(view.definition, dimension, id, view.language, view.texts.other),
  );
}
