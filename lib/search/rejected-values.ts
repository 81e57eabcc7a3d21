import type { Envelope } from '@/lib/intake/envelope';
import { type PayloadLeaf, payloadLeaves } from '@/lib/intake/search-document';
import { type ExactJson, readExactJson } from '@/lib/providers/exact-json';
import { readFormPairs } from '@/lib/providers/form-pairs';
import { maskBytes, readableText } from '@/lib/providers/mask-bytes';
import { shapesIn } from '@/lib/providers/mask-shapes';
import { looksLikeForm, maskText } from '@/lib/providers/mask-text';
import { maskedValue } from '@/lib/providers/mask-value';
import type { Sensitivity } from '@/lib/providers/sensitive';

/** Read of a body that nobody vouches for at most. */
const readBytesMax = 64 * 1024;

/** What a body or query says as far as it can be read: JSON, a form, or null. */
function readTree(bytes: Uint8Array): ExactJson | null {
  const json = readExactJson(bytes);
  if (json.ok) return json.value;
  if (!looksLikeForm(Buffer.from(bytes).toString('utf8'))) return null;
  const form = readFormPairs(bytes);
  return form.ok && form.pairs.some(([, value]) => value !== '') ? new Map(form.pairs) : null;
}

/** The words of a text that was masked, but for what holds a mask: what is left to see of a value is none to search by. */
function wordsOf(masked: string): string[] {
  const pieces = masked.split(/[\s"',;:<>(){}[\]=&]+/).filter((piece) => !piece.includes(maskedValue));
  return pieces.flatMap((piece) => piece.split(/[^\p{L}\p{N}@.+_/-]+/u)).filter((word) => word !== '');
}

/**
 * Pure: the values of a rejected request, whatever it brought. Nothing in it can fail; what is neither JSON nor a form is one text, masked
 * as far as it goes.
 */
export function rejectedValues({ body, query }: Envelope, sensitivity: Sensitivity): PayloadLeaf[] {
  const bytes = body.length === 0 ? Buffer.from(query) : Buffer.from(body.subarray(0, readBytesMax));
  const tree = readTree(bytes);
  if (tree !== null && typeof tree !== 'string') return [...payloadLeaves(tree, sensitivity)];
  const text = readableText(bytes);
  const masked = maskText(text, sensitivity);
  const told = wordsOf(masked).map((value): PayloadLeaf => ({ path: 'body', value, kind: null }));
  if (masked === text) return told;
  return [...told, ...shapesIn(text).map(({ text: value, kind }) => ({ path: 'body', value, kind }))];
}

/** Pure: whether the body, of which `bodyBytes` came, was read to its end and nothing in it is masked: its hash tells nothing more. */
export function isShownWhole({ body }: Envelope, bodyBytes: number, sensitivity: Sensitivity): boolean {
  if (body.length !== bodyBytes || body.length > readBytesMax) return false;
  const bytes = Buffer.from(body);
  return maskBytes(bytes, sensitivity) === bytes;
}
