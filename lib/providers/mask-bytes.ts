import { maskText } from './mask-text';
import type { Sensitivity } from './sensitive';

/** A body as text. */
export interface BodyText {
  text: string;
  /** False: the bytes are no UTF-8, and `text` has each as the character of its number. */
  utf8: boolean;
}

/** Pure: bytes as text that gives the same bytes again. Latin-1 keeps every byte, whatever it is; names of fields are ASCII in it as well. */
export function bodyText(bytes: Buffer): BodyText {
  const text = bytes.toString('utf8');
  return bytes.equals(Buffer.from(text)) ? { text, utf8: true } : { text: bytes.toString('latin1'), utf8: false };
}

/** UTF-16 as it begins: with its mark, or with two ASCII characters. Null: it does not. */
function utf16Order(bytes: Buffer): 'little' | 'big' | null {
  const [a = 1, b = 1, c = 1, d = 1] = bytes;
  if ((a === 0xff && b === 0xfe) || (a !== 0 && b === 0 && c !== 0 && d === 0)) return 'little';
  return (a === 0xfe && b === 0xff) || (a === 0 && b !== 0 && c === 0 && d !== 0) ? 'big' : null;
}

/** The text of UTF-16; an odd byte at its end is left out. */
function utf16Text(bytes: Buffer, order: 'little' | 'big'): string {
  const whole = bytes.subarray(0, bytes.length - (bytes.length % 2));
  return (order === 'big' ? Buffer.from(whole).swap16() : whole).toString('utf16le');
}

/** Pure: what a body says to who reads it as words: `bodyText`, and UTF-16 where it begins so. */
export function readableText(bytes: Buffer): string {
  const order = utf16Order(bytes);
  return order === null ? bodyText(bytes).text : utf16Text(bytes, order);
}

function maskUtf16(bytes: Buffer, order: 'little' | 'big', sensitivity: Sensitivity): Buffer {
  const text = utf16Text(bytes, order);
  const [mark, said] = text.startsWith('\ufeff') ? ['\ufeff', text.slice(1)] : ['', text];
  const masked = maskText(said, sensitivity);
  if (masked === said) return bytes;
  const written = Buffer.from(mark + masked, 'utf16le');
  return Buffer.concat([
    order === 'big' ? written.swap16() : written,
    bytes.subarray(bytes.length - (bytes.length % 2)),
  ]);
}

/** Pure: a body with what is sensitive in it masked and all other bytes as they came; the same buffer where nothing is. */
export function maskBytes(bytes: Buffer, sensitivity: Sensitivity): Buffer {
  const order = utf16Order(bytes);
  // What only begins like UTF-16 is masked as what else it may be, too.
  const came = order === null ? bytes : maskUtf16(bytes, order, sensitivity);
  const { text, utf8 } = bodyText(came);
  const masked = maskText(text, sensitivity);
  return masked === text ? came : Buffer.from(masked, utf8 ? 'utf8' : 'latin1');
}
