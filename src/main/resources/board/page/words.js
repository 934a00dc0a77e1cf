/**
 * Numbers as people say them.
 *
 * An amount in words never claims more than was signed: at most two digits stand behind the point and the rest is cut off,
 * never rounded up. If something was cut off, both digits are shown ("252.40 bn"); fewer digits mean that the words are
 * exact ("252.4 bn"). Only a converted amount, which is an estimate anyhow, is rounded as usual, and says so with "≈".
 */
import { decimal, inUnits, sign } from './decimal.js';

const DECIMALS = 2;
const NO_BREAK = '\u00a0';
const MINUS = '\u2212';

/** Powers of ten with a word of their own, the largest first. */
const STEPS = {
  en: [[12, 'tn'], [9, 'bn'], [6, 'm']],
  zh: [[12, '万亿'], [8, '亿'], [4, '万']],
};

/** The digits behind the point by ISO 4217, past currencies too, where they aren't two. Browsers know what shops use instead. */
const MINOR_DIGITS = Object.fromEntries(
  [
    [0, 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF'],
    [0, 'ADP BEF BYB BYR ESP GRD ITL LUF MGF PTE ROL TPE TRL'],
    [3, 'BHD IQD JOD KWD LYD OMR TND'],
    [4, 'CLF UYW'],
  ].flatMap(([digits, codes]) => codes.split(' ').map((code) => [code, digits])),
);

const SYMBOLS = { CNY: '¥', USD: 'US$', EUR: '€', GBP: '£', JPY: 'JP¥', HKD: 'HK$', KRW: '₩', INR: '₹' };

const ZH_CURRENCIES = {
  CNY: '元', USD: '美元', EUR: '欧元', GBP: '英镑', JPY: '日元', HKD: '港元', KRW: '韩元', MOP: '澳门元', TWD: '新台币',
  SGD: '新加坡元', AUD: '澳元', CAD: '加元', CHF: '瑞士法郎', RUB: '卢布', INR: '卢比', THB: '泰铢', AED: '迪拉姆', KWD: '科威特第纳尔',
};

/**
 * An amount of money in words.
 *
 * @param {string} value decimal text
 * @param {string} currency ISO 4217 code
 * @param {'en'|'zh'} language
 * @param {{isEstimate?: boolean}} options
 * @returns {{before: string, number: string, unit: string}} what stands before the digits, the digits, what stands behind
 */
export function amountParts(value, currency, language, { isEstimate = false } = {}) {
  const step = STEPS[language].find(([exponent]) => inUnits(value, exponent, 0).text.replace('-', '') !== '0');
  const [exponent, word] = step ?? [0, ''];
  const decimals = step ? DECIMALS : minorDigits(currency);
  const { text, isExact } = inUnits(value, exponent, decimals, isEstimate);
  const shown = isExact ? (step ? shortened(text) : withoutEmptyFraction(text)) : text;
  const mark = isEstimate && !isExact ? `≈${NO_BREAK}` : '';
  const minus = shown.startsWith('-') ? MINUS : '';
  const number = grouped(shown.replace('-', ''), language === 'zh' && step ? 5 : 4);
  return language === 'zh'
    ? { before: mark + minus, number, unit: NO_BREAK + word + zhCurrency(currency) }
    : { before: mark + minus + symbol(currency), number, unit: word && NO_BREAK + word };
}

/** An amount of money in words, as one text. */
export function amountWords(value, currency, language, options) {
  const { before, number, unit } = amountParts(value, currency, language, options);
  return before + number + unit;
}

/** A change of an amount, always with its sign. */
export function changeWords(value, currency, language) {
  return plus(value) + amountWords(value, currency, language);
}

/** A change of a count, always with its sign. */
export function changeCount(value) {
  return plus(value) + count(value);
}

/** An amount with all its digits. */
export function digits(value, currency, language) {
  const text = inUnits(value, 0, Math.max(minorDigits(currency), decimal(value).scale)).text;
  const number = grouped(withoutEmptyFraction(text).replace('-', ''), 4);
  const minus = sign(value) < 0 ? MINUS : '';
  return language === 'zh' ? `${minus}${number}${NO_BREAK}${zhCurrency(currency)}` : minus + symbol(currency) + number;
}

/** A whole number. */
export function count(value) {
  return value.startsWith('-') ? MINUS + grouped(value.slice(1), 4) : grouped(value, 4);
}

/** A whole percentage. */
export function percent(value) {
  return `${value}%`;
}

/** How many digits a currency has behind the point. */
export function minorDigits(currency) {
  return MINOR_DIGITS[currency] ?? 2;
}

function plus(value) {
  const direction = sign(value);
  return direction > 0 ? '+' : direction === 0 ? '±' : '';
}

function symbol(currency) {
  return SYMBOLS[currency] ?? currency + NO_BREAK;
}

function zhCurrency(currency) {
  return ZH_CURRENCIES[currency] ?? NO_BREAK + currency;
}

/** Without zeros at the end of the fraction. */
function shortened(text) {
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text;
}

/** Without a fraction of zeros only: money has all its minor digits or none. */
function withoutEmptyFraction(text) {
  return text.replace(/\.0+$/, '');
}

/** Groups of three, from so many digits on. */
function grouped(text, from) {
  const [whole, fraction] = text.split('.');
  const groups = whole.length < from ? whole : whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return fraction === undefined ? groups : `${groups}.${fraction}`;
}
