import type { Acknowledgement, Channel, RejectionCause } from '@/lib/providers/contract';
import type { DoorAnswer } from './incoming';

/** Status and words of each refusal. The words are for whoever called, so they name no secret and no setting of ours. */
export const refusalAnswers: Readonly<
  Record<RejectionCause, { status: number; error: string; retryAfterSeconds?: number }>
> = {
  method_not_allowed: { status: 405, error: 'This method is not taken here. See the Allow header.' },
  content_type_unsupported: { status: 415, error: 'This content type or encoding is not taken here.' },
  address_not_allowed: { status: 403, error: 'This address may not send callbacks to this account.' },
  account_disabled: { status: 403, error: 'This account takes no callbacks.' },
  settings_unreadable: { status: 403, error: 'This account takes no callbacks.' },
  body_too_large: { status: 413, error: 'The body is too large.' },
  body_incomplete: { status: 408, error: 'The body did not arrive completely in time.' },
  secret_missing: {
    status: 503,
    error: 'This account has no secret configured yet. Send again later.',
    retryAfterSeconds: 300,
  },
  signature_missing: { status: 401, error: 'The signature is missing.' },
  signature_mismatch: { status: 401, error: 'The signature does not match.' },
  timestamp_missing: { status: 401, error: 'The signed timestamp is missing or unreadable.' },
  timestamp_stale: { status: 401, error: 'The signed timestamp is too old.' },
  timestamp_ahead: { status: 401, error: 'The signed timestamp lies in the future.' },
  body_unreadable: { status: 400, error: 'The body cannot be read.' },
  shape_unknown: { status: 400, error: 'The body has no known shape.' },
};

/** What a request at the door came to; one mapper turns it into HTTP. */
export type ReceiveOutcome =
  /** Stored, now or before: a duplicate gets the same answer. */
  | { outcome: 'acknowledged'; acknowledgement: Acknowledgement }
  /** Kept with its cause. `complete` false: part of it may still be on its way. */
  | { outcome: 'refused'; cause: RejectionCause; channel: Channel; complete: boolean }
  /** No such provider, channel or account: not kept. */
  | { outcome: 'unknown_door' }
  /** Over the account's rate: counted, not kept. */
  | { outcome: 'rate_limited'; retryAfterSeconds: number }
  /** Not stored, and nothing of it is: the provider must send it again. */
  | { outcome: 'unavailable'; retryAfterSeconds: number }
  /** A bug of ours, logged under this id; not stored, so the provider must send it again. */
  | { outcome: 'broken'; incidentId: string };

function errorAnswer(status: number, error: string, headers: Record<string, string> = {}, close = false): DoorAnswer {
  return {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store', ...headers },
    body: JSON.stringify({ error }),
    close,
  };
}

function retryAfter(seconds: number | undefined): Record<string, string> {
  return seconds === undefined ? {} : { 'retry-after': String(seconds) };
}

/** Pure: the HTTP answer of each outcome, exactly as the design's table says. */
export function answerTo(outcome: ReceiveOutcome): DoorAnswer {
  switch (outcome.outcome) {
    case 'acknowledged': {
      const { status, contentType, body } = outcome.acknowledgement;
      const headers: Record<string, string> = { 'cache-control': 'no-store' };
      if (contentType !== null) headers['content-type'] = contentType;
      return { status, headers, body, close: false };
    }
    case 'refused': {
      const { status, error, retryAfterSeconds } = refusalAnswers[outcome.cause];
      const headers = retryAfter(retryAfterSeconds);
      if (outcome.cause === 'method_not_allowed') headers.allow = outcome.channel.methods.join(', ');
      return errorAnswer(status, error, headers, !outcome.complete);
    }
    case 'unknown_door':
      return errorAnswer(
        404,
        'There is no callback URL here. Check provider, channel and account in the path.',
        {},
        true,
      );
    case 'rate_limited':
      return errorAnswer(429, 'Too many requests for this account.', retryAfter(outcome.retryAfterSeconds), true);
    case 'unavailable':
      return errorAnswer(503, 'Nothing was stored. Send again later.', retryAfter(outcome.retryAfterSeconds), true);
    case 'broken':
      return errorAnswer(
        503,
        `Nothing was stored (incident ${outcome.incidentId}). Send again later.`,
        retryAfter(60),
        true,
      );
  }
}
