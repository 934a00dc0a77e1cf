/** Which language is spoken, and what things are called in it. */

/** The languages that the page speaks. */
export const LANGUAGES = ['en', 'zh'];

/**
 * The language to speak: the one asked for, else the first of the reader's that is known, else English.
 *
 * @param {?string} wanted what the address asks for
 * @param {readonly string[]} preferred the browser's languages
 */
export function chooseLanguage(wanted, preferred) {
  const spoken = [wanted ?? '', ...preferred].map((tag) => tag.toLowerCase().split('-')[0]);
  return spoken.find((tag) => LANGUAGES.includes(tag)) ?? 'en';
}

/**
 * A name in a language; without, in one like it, in English, in any other, and at last the id.
 *
 * @param {Object<string, string>|undefined} names by language tag
 */
export function nameIn(language, names, id) {
  const known = Object.keys(names ?? {});
  const best =
    known.find((tag) => tag.toLowerCase() === language) ??
    known.find((tag) => tag.toLowerCase().split('-')[0] === language) ??
    known.find((tag) => tag.toLowerCase().split('-')[0] === 'en') ??
    known[0];
  return best === undefined ? id : names[best];
}

/**
 * A member's name as the definition says; without a definition or a name there, its id.
 *
 * @param {'sectors'|'investors'|'provinces'} dimension
 * @param {string} other what `other` is called where the definition doesn't name it
 */
export function memberName(definition, dimension, id, language, other) {
  const listed = definition?.[dimension];
  const member = Array.isArray(listed) ? listed.find((candidate) => candidate.id === id) : undefined;
  return nameIn(language, member?.name, id === 'other' ? other : id);
}
