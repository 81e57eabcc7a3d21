import type { ExactJson } from './exact-json';
import { readExactJson } from './exact-json';
import type { ProbeAnswer, ProbeResponse } from './probe-contract';

/** An answer that tells no state. */
export type NoState = Exclude<ProbeAnswer, { outcome: 'answered' }>;

/** What the sentences about a provider's answers need to know of it. */
export interface AnswerWords {
  provider: string;
  /** What proves who asks, as the account's form calls it. */
  credential: string;
  /** The provider's own code and words in the document of an error; null: it has none. */
  errorOf(document: ExactJson): string | null;
}

export type ProbeDocument = { ok: true; document: ExactJson } | { ok: false; answer: NoState };

const wordsLengthMax = 200;
/** A run of characters that could be a key, a token or a signature that the provider repeats. */
const secretLike = /[A-Za-z0-9+/_=.-]{24,}/g;

/** The provider's words as they may be kept: one line, short, without anything that could be a key or a token. */
export function spokenWords(text: string): string {
  const line = text
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim()
    .replace(secretLike, '…')
    .toWellFormed();
  return line.length > wordsLengthMax ? `${line.slice(0, wordsLengthMax - 1)}…` : line;
}

/** Seconds that a `Retry-After` header asks for, as a number or an HTTP date (RFC 9110 §10.2.3); null for anything else. */
export function retryAfterSeconds({
  headers,
  receivedAt,
}: Pick<ProbeResponse, 'headers' | 'receivedAt'>): number | null {
  const text = headers['retry-after']?.trim() ?? '';
  if (/^\d{1,9}$/.test(text)) return Number(text);
  // The forms of an HTTP date begin with the day's name; Date.parse alone would take much more.
  if (!/^(Mon|Tue|Wed|Thu|Fri|Sat|Sun)/.test(text)) return null;
  const at = Date.parse(text);
  return Number.isNaN(at) ? null : Math.max(0, Math.ceil((at - receivedAt.getTime()) / 1000));
}

function isPage(response: ProbeResponse): boolean {
  if (response.headers['content-type']?.toLowerCase().includes('html')) return true;
  return /^\s*</.test(Buffer.from(response.body.subarray(0, 64)).toString('latin1'));
}

function errorWords(response: ProbeResponse, words: AnswerWords): string {
  const json = readExactJson(response.body);
  const said = json.ok ? words.errorOf(json.value) : null;
  if (said !== null && said.trim() !== '') return `: “${spokenWords(said)}”.`;
  return isPage(response) ? ', with a page as a proxy sends it.' : '.';
}

/** What `status` (HTTP's, or the same number in an envelope) means where it is no success; `said` ends the first sentence. */
export function answerOfStatus(status: number, said: string, response: ProbeResponse, words: AnswerWords): NoState {
  const { provider, credential } = words;
  const answered = `${provider} answered ${status}${said}`;
  if (status === 429) {
    const detail = `${answered} It was asked too often.`;
    return { outcome: 'rate_limited', retryAfterSeconds: retryAfterSeconds(response), detail };
  }
  if (status === 401 || status === 403) {
    return { outcome: 'refused', detail: `${answered} It did not accept the ${credential}: check it under Providers.` };
  }
  if (status === 404) return { outcome: 'not_found', detail: `${answered} It knows no such record.` };
  if (status >= 500 || status === 408) return { outcome: 'unavailable', detail: `${answered} It may be of use later.` };
  if (status >= 400) {
    const detail = `${answered} It did not take the question: check the ${credential} and the account's query URL.`;
    return { outcome: 'refused', detail };
  }
  const detail = `${answered} Only 200 is documented: check the account's query URL.`;
  return { outcome: 'unreadable', detail };
}

/**
 * The JSON document of a 200, or what the response is instead: each status as its own outcome, and an empty body, a page of a
 * proxy and broken JSON in words. Never throws.
 */
export function readProbeDocument(response: ProbeResponse, words: AnswerWords): ProbeDocument {
  const { statusCode, body } = response;
  const unreadable = (detail: string): ProbeDocument => ({ ok: false, answer: { outcome: 'unreadable', detail } });
  // Whoever stands at a wrong address answers 404 too; only the API does so in JSON.
  if (statusCode === 404 && !readExactJson(body).ok) {
    return unreadable(`${words.provider} answered 404 and no JSON: check the account's query URL.`);
  }
  if (statusCode !== 200) {
    return { ok: false, answer: answerOfStatus(statusCode, errorWords(response, words), response, words) };
  }
  if (body.length === 0) return unreadable(`${words.provider} answered 200 with an empty body.`);
  if (isPage(response)) {
    return unreadable(`${words.provider} answered 200 with a page and no JSON: a proxy's, or the query URL is wrong.`);
  }
  const json = readExactJson(body);
  if (!json.ok) return unreadable(`${words.provider} answered 200 with what is no JSON: ${json.detail}.`);
  return { ok: true, document: json.value };
}

/** `id` as one segment of a path, whatever it holds: `.` and `..` would climb out of their place even when escaped once. */
export function pathSegment(id: string): string {
  const escaped = encodeURIComponent(id.toWellFormed());
  return /^(?:\.|%2e){1,2}$/i.test(escaped) ? escaped.replaceAll('.', '%252E') : escaped;
}
