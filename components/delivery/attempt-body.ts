import { type ShownBody, shownBody } from '@/components/request/request-body';
import { readExactJson, writeExactJson } from '@/lib/providers/exact-json';

const grouped = new Intl.NumberFormat('en');

/** Pure: a body as a page shows it; null where there is none. */
export function attemptBody(base64: string | null): ShownBody | null {
  return base64 === null ? null : shownBody(base64);
}

/** Pure: the lines to compare a body by; JSON is laid out first, so that one changed field is one changed line. */
export function bodyLines(body: ShownBody | null): string[] {
  if (!body || body.text === '') return [];
  const json = readExactJson(body.text);
  return (json.ok ? writeExactJson(json.value, 2) : body.text).split(/\r?\n/);
}

/** Pure: `1,204 bytes`, `1 byte`. */
export function bytesWords(bytes: number): string {
  return `${grouped.format(bytes)} ${bytes === 1 ? 'byte' : 'bytes'}`;
}
