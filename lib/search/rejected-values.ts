import type { Envelope } from '@/lib/intake/envelope';
import { type PayloadLeaf, payloadLeaves } from '@/lib/intake/search-document';
import { type ExactJson, readExactJson } from '@/lib/providers/exact-json';
import { readFormPairs } from '@/lib/providers/form-pairs';
import { looksLikeForm, maskText } from '@/lib/providers/mask-text';
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

/** Pure: the values of a rejected request, whatever it brought. Nothing in it can fail; what is neither JSON nor a form is one text, masked as far as it goes. */
export function rejectedValues({ body, query }: Envelope, sensitivity: Sensitivity): PayloadLeaf[] {
  const bytes = body.length === 0 ? Buffer.from(query) : Buffer.from(body.subarray(0, readBytesMax));
  const tree = readTree(bytes);
  if (tree === null || typeof tree === 'string') {
    const text = maskText(bytes.toString('utf8'), sensitivity);
    const words = text.split(/[^\p{L}\p{N}@.+_/-]+/u).filter((word) => word !== '');
    return words.map((value) => ({ path: 'body', value, kind: null }));
  }
  return [...payloadLeaves(tree, sensitivity)];
}
