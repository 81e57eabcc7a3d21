import { maskedValue, maskValue } from './mask-value';
import type { SensitiveKind } from './sensitive';

/** A piece of text that looks like what tells of a person. */
export interface Shape {
  at: number;
  text: string;
  kind: SensitiveKind;
}

/** `@` as forms, JSON and XML write it. */
const atSign = /@|%40|\\u0040|&#(?:64|x40);/gi;
const localSign = /[A-Za-z0-9._%+'-]/;
const localLengthMax = 64;
const domainAfter = /(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,62})\.){1,8}[A-Za-z]{2,24}/y;

function* emails(text: string): Generator<Shape> {
  let free = 0;
  for (const { 0: sign, index } of text.matchAll(atSign)) {
    domainAfter.lastIndex = index + sign.length;
    const domain = domainAfter.exec(text)?.[0];
    if (domain === undefined) continue;
    let from = index;
    const start = Math.max(free, index - localLengthMax);
    while (from > start && localSign.test(text.charAt(from - 1))) from -= 1;
    // A quotation mark before it is the text's.
    while (text.charAt(from) === "'") from += 1;
    if (from === index) continue;
    free = index + sign.length + domain.length;
    yield { at: from, text: text.slice(from, free), kind: 'email' };
  }
}

/** ISO 13616: country, two digits, up to thirty signs in groups of four or in one piece. */
const ibanLike = /(?<![A-Za-z0-9])[A-Za-z]{2}\d{2}(?: ?[A-Za-z0-9]{4}){2,7}(?: ?[A-Za-z0-9]{1,3})?(?![A-Za-z0-9])/g;
const ibanLengthMin = 15;

/** Whether the check digits of an IBAN, without spaces, are right. */
function isIban(text: string): boolean {
  const digits = [...text.slice(4), ...text.slice(0, 4)].map((sign) => Number.parseInt(sign, 36)).join('');
  return [...digits].reduce((rest, digit) => (rest * 10 + Number(digit)) % 97, 0) === 1;
}

function* ibans(text: string): Generator<Shape> {
  for (const { 0: found, index } of text.matchAll(ibanLike)) {
    // What follows it after a space may have been taken for a group of its own.
    for (let end = found.length; end > 0; end = found.lastIndexOf(' ', end - 1)) {
      const signs = found.slice(0, end).replaceAll(' ', '');
      if (signs.length < ibanLengthMin) break;
      if (!isIban(signs)) continue;
      yield { at: index, text: found.slice(0, end), kind: 'bank_account' };
      break;
    }
  }
}

/** A run of digits that is no piece of a word, of an amount or of a UUID. */
const digitsLike = /(?:(?<![\w.])(?:\+|%2B)|(?<![\w+.]|\w-))\(?\d(?:[ ().-]{0,2}\d){7,19}(?!\d|-\w)/gi;

/** The first digits of cards that people hold; ids that are made of the time begin with 1. */
const cardDigits = /^[2-6]\d{12,18}$/;

/** ISO/IEC 7812-1, annex B. */
function isLuhn(digits: string): boolean {
  const sum = [...digits].reverse().reduce((total, digit, place) => {
    const twice = Number(digit) * (place % 2 === 0 ? 1 : 2);
    return total + (twice > 9 ? twice - 9 : twice);
  }, 0);
  return sum % 10 === 0;
}

/** National numbers begin with 0 and come in groups; without groups they are as good as any id. */
const nationalPhone = /^\(?0\d{1,4}[ )-]{1,2}\d{3,4}(?:[ -]?\d{2,4}){1,2}$/;

function* numbers(text: string): Generator<Shape> {
  for (const { 0: found, index } of text.matchAll(digitsLike)) {
    const digits = found.replace(/^%2B/i, '').replace(/\D/g, '');
    const isPhone = /^(?:\+|%2B)/i.test(found) ? digits.length <= 15 : nationalPhone.test(found);
    if (isPhone) yield { at: index, text: found, kind: 'phone' };
    else if (cardDigits.test(digits) && isLuhn(digits)) yield { at: index, text: found, kind: 'card' };
  }
}

/**
 * Pure: what looks like an e-mail address, an IBAN (check digits right), a card number (Luhn) or a phone number, in the order of the
 * text and none over another. For text whose fields nobody can tell.
 */
export function shapesIn(text: string): Shape[] {
  const found = [...emails(text), ...ibans(text), ...numbers(text)].sort((one, other) => one.at - other.at);
  let end = 0;
  return found.filter((shape) => {
    if (shape.at < end) return false;
    end = shape.at + shape.text.length;
    return true;
  });
}

/** Pure: `text` with what `shapesIn` finds masked, all else as it came. */
export function maskShapes(text: string): string {
  let masked = '';
  let written = 0;
  for (const { at, text: found, kind } of shapesIn(text)) {
    // An address that is written in escapes is no address to the mask, and is masked whole.
    masked += text.slice(written, at) + (kind === 'email' ? maskValue(kind, found) : maskedValue);
    written = at + found.length;
  }
  return masked + text.slice(written);
}
