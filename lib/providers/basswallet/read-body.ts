import type { ProviderRequest } from '@/lib/providers/contract';
import {
  type ExactJson,
  ExactNumber,
  type ExactObject,
  isExactObject,
  readExactJson,
} from '@/lib/providers/exact-json';
import { readFormPairs } from '@/lib/providers/form-pairs';
import { beginsLikeJson } from '@/lib/providers/request-fields';

/** A callback's body, read once for the signature and for the news alike. */
export interface ReadBody {
  shape: 'form' | 'json';
  /** In the order received. */
  payload: ExactObject;
  bytes: Uint8Array;
}

export type BodyReading = { ok: true; body: ReadBody } | { ok: false; detail: string };

function isJson({ headers, body }: Pick<ProviderRequest, 'headers' | 'body'>): boolean {
  return beginsLikeJson(body) || /^application\/json\b/i.test(headers['content-type'] ?? '');
}

/**
 * A form or a JSON object: what begins with `{` is JSON, whatever the content type says, for no signature covers that one.
 * Refuses every name that comes twice: two readers could disagree on which counts.
 */
export function readBody(request: Pick<ProviderRequest, 'headers' | 'body'>): BodyReading {
  if (!isJson(request)) {
    const form = readFormPairs(request.body);
    if (!form.ok) return { ok: false, detail: `The body is not a form that can be read: ${form.detail}.` };
    return { ok: true, body: { shape: 'form', payload: new Map(form.pairs), bytes: request.body } };
  }
  const json = readExactJson(request.body);
  if (!json.ok) return { ok: false, detail: `The body is not JSON as RFC 8259 has it: ${json.detail}.` };
  if (!isExactObject(json.value)) return { ok: false, detail: 'The body is JSON, but not an object.' };
  return { ok: true, body: { shape: 'json', payload: json.value, bytes: request.body } };
}

/** A value as it stands in the signed text: numbers with their digits, `true`, `null`; undefined for a list or an object. */
export function plainText(value: ExactJson): string | undefined {
  if (typeof value === 'string') return value;
  if (value instanceof ExactNumber) return value.text;
  return value === null || typeof value === 'boolean' ? String(value) : undefined;
}
