/** How times are written, in the ceremony's time zone; in UTC if it has none that the browser knows. */

const LOCALES = { en: 'en-GB', zh: 'zh-CN' };
const DAY_MINUTES = 1440;

/**
 * @param {'en'|'zh'} language
 * @param {?object} definition
 * @returns {{time: function(string): string, tick: function(number, number): string, date: string}} how to write the time of
 *     a signing, a chart's interval of so many minutes, and when the ceremony is
 */
export function formats(language, definition) {
  const zone = definition?.timeZone ?? 'UTC';
  const key = `${language} ${zone}`;
  if (!made.has(key)) {
    made.set(key, make(language, zone));
  }
  const { time, tick, days } = made.get(key);
  return { time, tick, date: date(days, definition) };
}

/** Formats are costly to make, and asked for with every summary. */
const made = new Map();

function make(language, zone) {
  const clock = format(language, zone, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  const day = format(language, zone, { day: 'numeric', month: 'short' });
  return {
    time: (instant) => clock.format(new Date(instant)),
    tick: (start, minutes) => (minutes >= DAY_MINUTES ? day : clock).format(new Date(start)),
    days: format(language, zone, { day: 'numeric', month: 'long', year: 'numeric' }),
  };
}

function format(language, timeZone, options) {
  try {
    return new Intl.DateTimeFormat(LOCALES[language], { ...options, timeZone });
  } catch {
    return new Intl.DateTimeFormat(LOCALES[language], { ...options, timeZone: 'UTC' });
  }
}

/** The day, or the days, of the ceremony; an end at midnight belongs to the day before. */
function date(days, definition) {
  const opens = Date.parse(definition?.opensAt ?? '');
  const closes = Date.parse(definition?.closesAt ?? '');
  if (Number.isNaN(opens)) {
    return '';
  }
  return Number.isNaN(closes) ? days.format(opens) : days.formatRange(opens, Math.max(opens, closes - 1));
}
