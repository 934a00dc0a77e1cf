/** Lists of members with their share of the whole: channels, sectors, investors. */
import { make, makeForeign, setItems, setStyle, setText } from './dom.js';
import { makeFigure, showFigure } from './figures.js';
import { amountWords, count, percent } from './words.js';

/** One member: its name, its figures, and a bar as long as its share. */
function makeMember() {
  const row = make('li', 'member');
  row.append(
    makeForeign('span', 'member-name'),
    makeFigure('member-percent'),
    makeFigure('member-amount'),
    makeFigure('member-projects'),
    make('span', 'member-bar', make('span', 'member-fill')),
  );
  return row;
}

/**
 * Shows members.
 *
 * @param {HTMLElement} list
 * @param {string} path the list's name in the summary
 * @param {{shown: object[], more: number}} members
 * @param {object} view what the board shows
 * @param {function(string): string} nameOf
 */
export function showMembers(list, path, { shown, more }, view, nameOf) {
  const rows = shown.map((member) => ({ key: `=${member.id}`, member }));
  if (more > 0) {
    rows.push({ key: 'more', more });
  }
  setItems(
    list,
    rows,
    (row) => row.key,
    (row) => (row.member ? makeMember() : make('li', 'more')),
    (element, row) => {
      if (row.member) {
        showMember(element, path, row.member, view, nameOf(row.member.id));
      } else {
        setText(element, view.texts.more(row.more));
      }
    },
  );
}

function showMember(row, path, member, view, name) {
  const [label, share, amount, projects, bar] = row.children;
  const place = `${path}.${member.id}`;
  row.dataset.member = member.id;
  setText(label, name);
  label.title = name;
  showFigure(share, `${place}.percent`, member.percent, percent);
  showFigure(amount, `${place}.amount`, member.amount, (value) => amountWords(value, view.currency, view.language));
  showFigure(projects, `${place}.projects`, member.projects, count);
  projects.dataset.unit = view.texts.projects(member.projects);
  setStyle(bar.firstElementChild, '--share', member.share);
}
