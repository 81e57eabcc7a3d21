import type { ProviderRequest } from './contract';
import { type ExactObject, isExactObject, readExactJson } from './exact-json';
import { type FormPairsResult, readFormPairs } from './form-pairs';
import { readMultipart } from './multipart';

export type RequestFieldsResult =
  /** In the order received; of a form all values are text. */
  { ok: true; payload: ExactObject } | { ok: false; detail: string };

type Sent = Pick<ProviderRequest, 'method' | 'headers' | 'query' | 'body'>;

function fromPairs(what: string, read: FormPairsResult): RequestFieldsResult {
  if (read.ok) return { ok: true, payload: new Map(read.pairs) };
  return { ok: false, detail: `The ${what} cannot be read as a form: ${read.detail}.` };
}

/** Pure: true for bytes that can be JSON's object and no form, whatever the media type says. */
export function beginsLikeJson(body: Uint8Array): boolean {
  return Buffer.from(body.subarray(0, 64)).toString('latin1').trimStart().startsWith('{');
}

/**
 * The fields of a callback that may come as a query (GET), a form, multipart or a JSON object, whatever the media type says of
 * the last: what begins with `{` is JSON. Refuses every name that comes twice. Never throws.
 */
export function readRequestFields({ method, headers, query, body }: Sent): RequestFieldsResult {
  if (method === 'GET') return fromPairs('query', readFormPairs(Buffer.from(query)));
  const contentType = headers['content-type'] ?? '';
  if (/^multipart\/form-data\s*(?:;|$)/i.test(contentType)) return fromPairs('body', readMultipart(contentType, body));
  if (!beginsLikeJson(body) && !/^application\/json\b/i.test(contentType))
    return fromPairs('body', readFormPairs(body));
  const json = readExactJson(body);
  if (!json.ok) return { ok: false, detail: `The body is not JSON as RFC 8259 has it: ${json.detail}.` };
  if (!isExactObject(json.value)) return { ok: false, detail: 'The body is JSON, but not an object.' };
  return { ok: true, payload: json.value };
}
