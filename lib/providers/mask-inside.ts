import { type ExactJson, readExactJson } from './exact-json';

/**
 * Levels of JSON inside strings that are followed, wherever they are: GatePay has one, who encodes what was encoded has two. Without a
 * bound a few kilobytes hold dozens, each of which is read whole.
 */
export const levelsMax = 8;

/** Strings of one document that begin and end like JSON and are none: a refusal costs far more than it weighs. */
const failuresMax = 200;

/** What a string of a document holds. */
export type Inside =
  /** A text: nothing to look into. What holds no quotation mark is one, too: it has no names. */
  | { is: 'text' }
  /** A document that reads. */
  | { is: 'document'; value: ExactJson }
  /** It begins like JSON and is none: cut, broken, a name twice. */
  | { is: 'broken' }
  /** It begins like JSON and was not looked into: deeper than levels are followed, or after too many that did not read. */
  | { is: 'unread' };

/** Pure: whether a text is to be looked at as a document, be it broken or one string (encoded twice). */
export function looksLikeJson(text: string): boolean {
  return /^\s*[{["]/.test(text);
}

const ends: Readonly<Record<string, string>> = { '{': '}', '[': ']', '"': '"' };

/** Whether a text that begins like JSON ends so: most that do not read are told by it at once. */
function endsAsItBegins(text: string): boolean {
  const tidy = text.trim();
  return tidy.length > 1 && tidy.at(-1) === ends[tidy.charAt(0)];
}

/** Reads the strings of one document, within bounds for all of them together: one reader a document, asked in document order. */
export class InsideReader {
  #failuresLeft = failuresMax;

  /** `level`: how many strings the text lies in; 1: it is a string of the document itself. */
  read(text: string, level: number): Inside {
    if (!looksLikeJson(text) || !text.includes('"')) return { is: 'text' };
    if (level > levelsMax) return { is: 'unread' };
    if (!endsAsItBegins(text)) return { is: 'broken' };
    if (this.#failuresLeft === 0) return { is: 'unread' };
    const read = readExactJson(text);
    if (read.ok) return { is: 'document', value: read.value };
    this.#failuresLeft -= 1;
    return { is: 'broken' };
  }
}
