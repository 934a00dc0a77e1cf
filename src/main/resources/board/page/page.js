/** The page: what is asked for by the address, and who tells whom. */
import { showBoard } from './board.js';
import { Ceremony } from './ceremony.js';
import { Charts } from './charts.js';
import { addressOf, listCeremonies, moveByArrows, showChooser, showWaiting } from './chooser.js';
import { byId, setText } from './dom.js';
import { Health } from './health.js';
import { Lamp } from './lamp.js';
import { chooseLanguage, nameIn } from './language.js';
import { TEXTS } from './texts.js';
import { formats } from './times.js';
import { checkVersion } from './version.js';
import { amountWords, count } from './words.js';

/** How often the list of ceremonies is asked for while nothing else is shown, in milliseconds. */
const LIST_PAUSE = 3_000;

/** How long the controls stay after the mouse or a key was used, in milliseconds. */
const AWAKE = 5_000;

const address = new URL(window.location.href);
const scrolling = window.matchMedia(byId('phone').media);
const charts = new Charts(byId('charts'));

let language = chooseLanguage(address.searchParams.get('lang'), navigator.languages);
let ceremony = null;
let lamp = null;
let known = null;
let awake = 0;

function texts() {
  return TEXTS[language];
}

/** Shows one of the page's faces: `waiting`, `chooser` or `board`. */
function face(name) {
  document.body.dataset.view = name;
  for (const main of document.querySelectorAll('main')) {
    main.hidden = main.dataset.face !== name;
  }
}

function follow(id) {
  ceremony = new Ceremony(id, {
    onChange: show,
    onSummary: () => lamp.beat(),
    onWindows: (windows) => charts.show(windows),
    onOpen: () => checkVersion(),
    onMissing: () => missing(id),
  });
  const health = new Health(() => lamp.isInDoubt);
  lamp = new Lamp(ceremony, health, () => charts.recolour());
  lamp.speak(texts());
  ceremony.wake();
}

async function missing(id) {
  known = await listCeremonies();
  if (ceremony.summary === null) {
    face('waiting');
    showWaiting(id, known !== null, known !== null && known.length > 0, { texts: texts() });
    document.title = `${texts().unknownTitle} – Signboard`;
  }
}

async function choose() {
  known = await listCeremonies();
  if (known !== null && known.length === 1) {
    follow(known[0].ceremonyId);
    return;
  }
  showChoice();
  setTimeout(choose, LIST_PAUSE * (0.75 + Math.random() / 2));
}

function showChoice() {
  if (known !== null && known.length > 0) {
    face('chooser');
    showChooser(known, { language, texts: texts() });
    document.title = `${texts().choose} – Signboard`;
  } else {
    face('waiting');
    showWaiting(null, known !== null, false, { texts: texts() });
    document.title = `${texts().noneTitle} – Signboard`;
  }
}

function show() {
  const { summary, definition } = ceremony;
  const view = {
    language,
    texts: texts(),
    definition,
    currency: summary.currency,
    areGuestsApart: definition?.guestsInHeadline !== true,
    isScrolling: scrolling.matches,
    ...formats(language, definition),
  };
  face('board');
  showBoard(summary, view);
  const hasMore = view.areGuestsApart && (summary.guests?.projects ?? '0') !== '0';
  setText(byId('curve-title'), hasMore ? texts().curveWithGuests : texts().curve);
  charts.retell(view);
  const amount = amountWords(summary.headline.amount, summary.currency, language);
  const projects = `${count(summary.headline.projects)} ${texts().projects(summary.headline.projects)}`;
  document.title = `${amount} · ${projects} – ${nameIn(language, summary.name, summary.ceremonyId)}`;
}

/** Says all of the page's own words. */
function speak() {
  document.documentElement.lang = language;
  for (const element of document.querySelectorAll('[data-text]')) {
    setText(element, texts()[element.dataset.text]);
  }
  byId('charts').setAttribute('aria-label', texts().curveLabel);
  byId('language').lang = language === 'en' ? 'zh' : 'en';
  byId('all').href = addressOf(null);
}

function toggleLanguage() {
  language = language === 'en' ? 'zh' : 'en';
  address.searchParams.set('lang', language);
  window.history.replaceState(null, '', address);
  speak();
  lamp?.speak(texts());
  if (ceremony === null) {
    showChoice();
  } else if (ceremony.summary === null) {
    showWaiting(address.searchParams.get('ceremony'), known !== null, (known ?? []).length > 0, { texts: texts() });
  } else {
    show();
  }
}

function onKey(event) {
  wakeControls();
  if (event.ctrlKey || event.altKey || event.metaKey) {
    return;
  }
  if (event.key === 'l') {
    toggleLanguage();
  } else if (event.key === 'c') {
    window.location.href = addressOf(null);
  } else if (event.key === 'f') {
    toggleFullScreen();
  } else if (document.body.dataset.view === 'chooser') {
    moveByArrows(event);
  }
}

function toggleFullScreen() {
  if (document.fullscreenElement) {
    document.exitFullscreen();
  } else {
    document.documentElement.requestFullscreen?.().catch(() => {}); // a browser may refuse, and says so itself
  }
}

function wakeControls() {
  document.body.classList.add('awake');
  clearTimeout(awake);
  awake = setTimeout(() => document.body.classList.remove('awake'), AWAKE);
}

function reconnect() {
  if (!document.hidden) {
    ceremony?.wake();
  }
}

document.addEventListener('keydown', onKey);
document.addEventListener('pointermove', wakeControls);
document.addEventListener('visibilitychange', reconnect);
window.addEventListener('online', reconnect);
window.addEventListener('pageshow', reconnect);
window.addEventListener('pagehide', () => ceremony?.sleep());
scrolling.addEventListener('change', () => ceremony?.summary && show());
byId('language').addEventListener('click', toggleLanguage);

speak();
face('waiting');
showWaiting(address.searchParams.get('ceremony'), false, false, { texts: texts() });
if (address.searchParams.get('ceremony')) {
  follow(address.searchParams.get('ceremony'));
} else {
  choose();
}
