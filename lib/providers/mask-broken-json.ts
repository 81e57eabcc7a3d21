import { maskedValue, maskValue } from './mask-value';
import type { Sensitivity } from './sensitive';

/** Values that hide nothing. */
const saysNothing: readonly string[] = ['', '""', 'null'];

const stringToken = /"[^"\\]*(?:\\[\s\S][^"\\]*)*(?:"|\\?$)/y;
const plainToken = /[^\s,:{}[\]"]+/y;

function tokenAt(pattern: RegExp, text: string, at: number): string {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0] ?? '';
}

const escapes: Readonly<Record<string, string>> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' };

/** What a string says; as far as it goes where it breaks off. Not by a parser: of a megabyte of strings each might be refused. */
function decodeString(token: string): string {
  const text = token.slice(1, token.length > 1 && token.endsWith('"') ? -1 : undefined);
  return text.replace(/\\(?:u([0-9a-f]{4})|([\s\S]))/gi, (_, code: string | undefined, sign = '') =>
    code === undefined ? (escapes[sign] ?? sign) : String.fromCharCode(Number.parseInt(code, 16)),
  );
}

/** Where the value that begins at `at` ends, also where the text breaks off inside it. */
function valueEnd(text: string, at: number): number {
  let depth = 0;
  let place = at;
  while (place < text.length) {
    const token = tokenAt(stringToken, text, place);
    const character = text[place] ?? '';
    if (token !== '') place += token.length;
    else if ('{['.includes(character) || '}]'.includes(character)) {
      depth += '{['.includes(character) ? 1 : -1;
      place += 1;
    } else place += Math.max(tokenAt(plainToken, text, place).length, 1);
    if (depth <= 0) return place;
  }
  return place;
}

/**
 * Pure: text that begins like JSON and is none (cut, broken, a name twice), masked as far as it goes, by the names of its fields: an
 * object or a list below one is masked whole. `inside` masks what a string of it holds, should that be JSON itself.
 */
export function maskBrokenJson(
  text: string,
  sensitivity: Pick<Sensitivity, 'kindOfName'>,
  inside: (text: string) => string,
): string {
  let masked = '';
  let place = 0;
  while (place < text.length) {
    const quote = text.indexOf('"', place);
    if (quote < 0) break;
    masked += text.slice(place, quote);
    const token = tokenAt(stringToken, text, quote);
    place = quote + token.length;
    const colon = tokenAt(/\s*:\s*/y, text, place);
    const kind = colon === '' ? null : sensitivity.kindOfName(decodeString(token));
    if (colon === '') {
      const said = decodeString(token);
      const shown = inside(said);
      masked += shown === said ? token : JSON.stringify(shown);
    } else if (kind !== null) {
      const end = valueEnd(text, place + colon.length);
      const value = text.slice(place + colon.length, end);
      // What breaks off may end anywhere: its last four are not the last four of what was sent.
      const whole = value.startsWith('"') && value.length > 1 && value.endsWith('"');
      const shown = whole ? maskValue(kind, decodeString(value)) : maskedValue;
      masked += token + colon + (saysNothing.includes(value) ? value : JSON.stringify(shown));
      place = end;
    } else {
      masked += token + colon;
      place += colon.length;
    }
  }
  return masked + text.slice(place);
}
