import { type ExactObject, isExactArray, isExactObject } from '@/lib/providers/exact-json';
import { fields, optionalDecimal, optionalText } from '@/lib/providers/fields';
import type { ProbeOptions, ProbeRequest, ProbeResponse, ProbeTokenAnswer } from '@/lib/providers/probe-contract';
import { type AnswerWords, readProbeDocument } from '@/lib/providers/probe-response';
import { readInstant } from './instant';
import { objectAt } from './read-document';
import type { B2binpaySettings } from './settings';

const errorShape = fields({ code: optionalText, detail: optionalText, title: optionalText });

/** The first of JSON:API's `errors`: B2BinPay's application code and words. */
export const answerWords: AnswerWords = {
  provider: 'B2BinPay',
  credential: 'API key and secret',
  errorOf(document) {
    const errors = isExactObject(document) ? document.get('errors') : null;
    const { code, detail, title } = errorShape.safeParse(isExactArray(errors) ? errors[0] : null).data ?? {};
    const parts = [code, detail ?? title].filter((part) => part !== null && part !== undefined);
    return parts.length === 0 ? null : parts.join(': ');
  },
};

/** Source: docs.b2binpay.com, Authentication, "Obtain token" (v3: client_id, client_secret; v2: login, password). */
export function askToken({
  credential: { fields: own },
  settings,
  baseUrl,
}: ProbeOptions<B2binpaySettings>): ProbeRequest {
  const [key, secret] = [own.key ?? '', own.secret ?? ''];
  const attributes =
    settings.queryVersion === 'v3' ? { client_id: key, client_secret: secret } : { login: key, password: secret };
  return {
    method: 'POST',
    url: `${baseUrl}/token/`,
    headers: { Accept: 'application/vnd.api+json', 'Content-Type': 'application/vnd.api+json' },
    secretHeaders: [],
    body: JSON.stringify({ data: { type: 'auth-token', attributes } }),
  };
}

/** A header's value; JWTs run to a few thousand characters. */
const tokenPattern = /^[\x21-\x7e]{1,8192}$/;
/** v2 says "about a minute" in words and prints the instant; this is what counts where neither is there. */
const unsaidSeconds = 60;
const secondsMax = 86_400;

const lifeShape = fields({ expires_in: optionalDecimal, access_expired_at: optionalText });
const metaShape = fields({ time: optionalText });

/** v3 says how long, v2 until when: by B2BinPay's own clock, whose time stands in `meta`. */
function lifeSeconds(attributes: ExactObject, meta: ExactObject, receivedAt: Date): number {
  const { expires_in, access_expired_at } = lifeShape.safeParse(attributes).data ?? {};
  if (expires_in) return Number(expires_in);
  const until = readInstant(access_expired_at ?? '');
  if (!until) return unsaidSeconds;
  const sentAt = readInstant(metaShape.safeParse(meta).data?.time ?? '') ?? receivedAt;
  return (until.getTime() - sentAt.getTime()) / 1000;
}

/** The token and its life, at least a second and at most a day. Source: docs.b2binpay.com, Authentication, "Response". */
export function readToken(response: ProbeResponse): ProbeTokenAnswer {
  const read = readProbeDocument(response, answerWords);
  if (!read.ok) {
    if (read.answer.outcome !== 'not_found') return read.answer;
    return { outcome: 'refused', detail: `${read.answer.detail} No token was granted: check the account's query URL.` };
  }
  const root = isExactObject(read.document) ? read.document : new Map();
  const attributes = objectAt(objectAt(root, 'data'), 'attributes');
  const token = attributes.get('access');
  if (typeof token !== 'string' || !tokenPattern.test(token)) {
    return { outcome: 'unreadable', detail: 'B2BinPay answered 200 and no token: data.attributes.access is no token.' };
  }
  const seconds = lifeSeconds(attributes, objectAt(root, 'meta'), response.receivedAt);
  return { outcome: 'granted', token, expiresInSeconds: Math.min(secondsMax, Math.max(1, Math.floor(seconds))) };
}
