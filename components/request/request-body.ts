import { maskText } from '@/lib/providers/masking';
import { findProvider } from '@/lib/providers/registry';

/** Bytes of a request as a page may show them: what is sensitive is masked, so none of it reaches the browser. */
export interface ShownBody {
  text: string;
  /** The text's bytes, for showing them as hex; of the same encoding as what came. */
  bytes: Buffer;
  /** False: the bytes are no UTF-8, and `text` shows each as the character of its number. */
  utf8: boolean;
  /** Something was masked. */
  masked: boolean;
}

/** Pure: the body kept as base64, masked by the provider's list of sensitive fields. */
export function shownBody(rawBody: string, provider: string): ShownBody {
  const bytes = Buffer.from(rawBody, 'base64');
  const names = findProvider(provider)?.sensitiveFields ?? [];
  const utf8 = bytes.equals(Buffer.from(bytes.toString('utf8')));
  // Latin-1 keeps every byte, whatever it is: names of fields are ASCII, so masking works on it as well.
  const encoding = utf8 ? 'utf8' : 'latin1';
  const before = bytes.toString(encoding);
  const text = maskText(before, names);
  return { text, bytes: Buffer.from(text, encoding), utf8, masked: text !== before };
}
