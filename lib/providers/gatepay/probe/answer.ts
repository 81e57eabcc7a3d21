import { storableText } from '@/lib/platform/text';
import { type ExactObject, isExactObject, readExactJson } from '@/lib/providers/exact-json';
import { fields, optionalText } from '@/lib/providers/fields';
import type { ProbeAnswer, ProbeResponse } from '@/lib/providers/probe-contract';

/** GatePay's error codes as far as they say what to do next; all others refuse the question as it was put. Source: docs.gate.com, Error Code. */
const outcomesByCode: ReadonlyMap<string, 'not_found' | 'unavailable' | 'rate_limited'> = new Map([
  // System, internal and unknown error: "please retry with the same parameters".
  ['300000', 'unavailable'],
  ['300001', 'unavailable'],
  ['400000', 'unavailable'],
  // Order, refund, address payment and its refund that do not exist.
  ['400202', 'not_found'],
  ['400304', 'not_found'],
  ['500203', 'not_found'],
  ['500207', 'not_found'],
]);

const envelope = fields({ status: optionalText, code: optionalText, label: optionalText, errorMessage: optionalText });

export type Answered = { ok: true; data: ExactObject } | { ok: false; answer: ProbeAnswer };

function failed(answer: Exclude<ProbeAnswer, { outcome: 'answered' }>): Answered {
  return { ok: false, answer };
}

function ofStatus({ statusCode, headers }: ProbeResponse): Answered | null {
  const detail = `GatePay answered ${statusCode}.`;
  if (statusCode === 429) {
    const seconds = /^\d{1,5}$/.exec(headers['retry-after'] ?? '')?.[0];
    return failed({ outcome: 'rate_limited', retryAfterSeconds: seconds ? Number(seconds) : null, detail });
  }
  if (statusCode === 401 || statusCode === 403) return failed({ outcome: 'refused', detail });
  if (statusCode >= 500) return failed({ outcome: 'unavailable', detail });
  return statusCode === 200 ? null : failed({ outcome: 'unreadable', detail });
}

/**
 * `data` of an answer that GatePay calls a success; else what its code means. An error code counts whatever the HTTP status:
 * GatePay sends most of them with 200. Never throws. Source: docs.gate.com, Request & Response.
 */
export function readAnswer(response: ProbeResponse): Answered {
  const json = readExactJson(response.body);
  const document = json.ok && isExactObject(json.value) ? json.value : null;
  const parsed = document ? envelope.safeParse(document) : null;
  const { status, code, label, errorMessage } = parsed?.data ?? { status: null, code: null };
  if (status === 'FAIL' && code !== null && response.statusCode !== 429) {
    const words = [label, errorMessage].filter((text) => text).join(': ');
    const detail = storableText(`GatePay answered ${code}${words === '' ? '' : ` (${words.slice(0, 200)})`}.`);
    const outcome = outcomesByCode.get(code) ?? (response.statusCode >= 500 ? 'unavailable' : 'refused');
    if (outcome === 'rate_limited') return failed({ outcome, retryAfterSeconds: null, detail });
    return failed({ outcome, detail });
  }
  const byStatus = ofStatus(response);
  if (byStatus) return byStatus;
  const data = document?.get('data');
  if (status === 'SUCCESS' && isExactObject(data)) return { ok: true, data };
  const detail = json.ok ? 'The answer holds no data of a SUCCESS.' : `The answer is not JSON: ${json.detail}.`;
  return failed({ outcome: 'unreadable', detail });
}
