import { storableText } from '@/lib/platform/text';

/** Values are kept up to about as much (lib/intake/search-document). */
export const termLengthMax = 500;
/** A part of a value has to be as long to be looked for. */
export const partLengthMin = 3;
const tokenLengthMin = 6;

/** `1,250.00` as providers write it. */
function withoutGrouping(text: string): string {
  return /^\d{1,3}(?:,\d{3})+(?:\.\d+)?$/.test(text) ? text.replaceAll(',', '') : text;
}

/** `250.00 USDT` or `USDT 250.00`: the number; payloads keep the two apart. */
function amountOf(text: string): string | null {
  const found = /^(?:[a-z]{2,10} ?)?(\d[\d,]*(?:\.\d+)?)(?: ?[a-z]{2,10})?$/i.exec(text);
  return found?.[1] && found[1] !== text ? withoutGrouping(found[1]) : null;
}

/** The longest word of a sentence that looks like an id, hash or address of something. */
function idOf(text: string): string | null {
  const words = text.split(/[\s,;'"<>()[\]{}]+/).map((word) => word.replace(/^[#.:?!]+|[.:?!]+$/g, ''));
  const ids = words.filter((word) => word.length >= tokenLengthMin && /\d|@/.test(word) && word !== text);
  return ids.sort((one, other) => other.length - one.length)[0] ?? null;
}

/**
 * Pure: what to look for, in this order, until something is found: the text itself, the number of an amount with its
 * currency, the id in a sentence ("withdrawal 1526… did not arrive"). Empty where there is nothing to look for.
 */
export function searchTerms(given: string): string[] {
  const text = storableText(given.slice(0, termLengthMax)).replace(/\s+/g, ' ').trim();
  if (text === '') return [];
  const terms = [withoutGrouping(text), amountOf(text) ?? idOf(text)];
  return [...new Set(terms.filter((term) => term !== null))];
}
