/** What the page shows while it shows no board: a choice, or what it waits for. */
import { byId, make, makeForeign, setItems, setText } from './dom.js';
import { parseJson } from './decimal.js';
import { nameIn } from './language.js';
import { count } from './words.js';

/** Every ceremony, or null if the board can't tell now. */
export async function listCeremonies() {
  try {
    const answer = await fetch('api/v1/ceremonies', { cache: 'no-store' });
    return answer.ok ? parseJson(await answer.text()) : null;
  } catch {
    return null;
  }
}

/** The address of a ceremony's board; without a ceremony, of the choice. */
export function addressOf(ceremonyId) {
  const address = new URLSearchParams(window.location.search);
  address.delete('ceremony');
  if (ceremonyId !== null) {
    address.set('ceremony', ceremonyId);
  }
  return `?${address}`;
}

/** Lets people choose. */
export function showChooser(ceremonies, { language, texts }) {
  setText(byId('choose-title'), texts.choose);
  setText(byId('choose-hint'), texts.chooseHint);
  const list = byId('chooser');
  const isFirst = list.childElementCount === 0;
  setItems(list, ceremonies, ({ ceremonyId }) => ceremonyId, makeChoice, (row, ceremony) => {
    const link = row.firstElementChild;
    const [name, status, projects] = link.children;
    link.href = addressOf(ceremony.ceremonyId);
    row.dataset.status = ceremony.status;
    setText(name, nameIn(language, ceremony.name, ceremony.ceremonyId));
    setText(status, texts.status[ceremony.status] ?? ceremony.status);
    setText(projects, `${count(ceremony.headline.projects)} ${texts.projects(ceremony.headline.projects)}`);
  });
  if (isFirst) {
    list.querySelector('a')?.focus();
  }
}

function makeChoice() {
  const link = make('a', 'choice', makeForeign('span', 'choice-name'), make('span', 'choice-status'), make('span', 'choice-projects'));
  return make('li', '', link);
}

/** Moves the focus by arrow keys. */
export function moveByArrows(event) {
  const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
  const links = [...byId('chooser').querySelectorAll('a')];
  if (step !== undefined && links.length > 0) {
    const index = links.indexOf(document.activeElement);
    const next = index < 0 ? Math.min(step, 0) : index + step;
    links.at(next % links.length).focus();
    event.preventDefault();
  }
}

/**
 * Says what the page waits for.
 *
 * @param {?string} ceremonyId the ceremony that isn't there; null if there is none at all
 * @param {boolean} isConnected whether the board answers
 * @param {boolean} hasOthers whether there are other ceremonies
 */
export function showWaiting(ceremonyId, isConnected, hasOthers, { texts }) {
  const isUnknown = ceremonyId !== null;
  setText(byId('wait-title'), !isConnected ? texts.startingTitle : isUnknown ? texts.unknownTitle : texts.noneTitle);
  setText(byId('wait-text'), !isConnected ? texts.starting : isUnknown ? texts.unknown(ceremonyId) : texts.none);
  byId('wait-command').hidden = !isConnected;
  byId('wait-others').hidden = !hasOthers;
  setText(byId('wait-others'), texts.others);
  byId('wait-others').href = addressOf(null);
}
