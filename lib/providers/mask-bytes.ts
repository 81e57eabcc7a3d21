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

/** Pure: a body with what is sensitive in it masked and all other bytes as they came; the same buffer where nothing is. */
export function maskBytes(bytes: Buffer, sensitivity: Sensitivity): Buffer {
  const { text, utf8 } = bodyText(bytes);
  const masked = maskText(text, sensitivity);
  return masked === text ? bytes : Buffer.from(masked, utf8 ? 'utf8' : 'latin1');
}
