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
  const clock = format(language, definition, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  const day = format(language, definition, { day: 'numeric', month: 'short' });
  return {
    time: (instant) => clock.format(new Date(instant)),
    tick: (start, minutes) => (minutes >= DAY_MINUTES ? day : clock).format(new Date(start)),
    date: date(language, definition),
  };
}

/** The day, or the days, of the ceremony; an end at midnight belongs to the day before. */
function date(language, definition) {
  const opens = Date.parse(definition?.opensAt ?? '');
  const closes = Date.parse(definition?.closesAt ?? '');
  const days = format(language, definition, { day: 'numeric', month: 'long', year: 'numeric' });
  if (Number.isNaN(opens)) {
    return '';
  }
  return Number.isNaN(closes) ? days.format(opens) : days.formatRange(opens, Math.max(opens, closes - 1));
}

const made = new Map();

/** Formats are costly to make, and asked for with every summary. */
function format(language, definition, options) {
  const zone = definition?.timeZone ?? 'UTC';
  const key = JSON.stringify([language, zone, options]);
  if (!made.has(key)) {
    made.set(key, make(LOCALES[language], zone, options));
  }
  return made.get(key);
}

function make(locale, timeZone, options) {
  try {
    return new Intl.DateTimeFormat(locale, { ...options, timeZone });
  } catch {
    return new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' });
  }
}
