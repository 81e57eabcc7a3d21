import type { DeliveryTrigger } from './types';

/** Headers that a destination's own must not set: they are the console's or the connection's. */
export function isReservedHeader(name: string): boolean {
  return (
    /^(webhook|callback|proxy|sec)-/.test(name) ||
    [
      'host',
      'content-length',
      'content-type',
      'connection',
      'transfer-encoding',
      'te',
      'upgrade',
      'trailer',
      'expect',
    ].includes(name) ||
    ['keep-alive', 'accept-encoding', 'user-agent'].includes(name)
  );
}

export interface RequestHeadersInput {
  /** The provider's signature headers; empty in normalized mode. */
  provider: Readonly<Record<string, string>>;
  /** The destination's own. */
  destination: Readonly<Record<string, string>>;
  /** Standard Webhooks. */
  signature: Readonly<Record<string, string>>;
  contentType: string;
  bodyBytes: number;
  trigger: DeliveryTrigger;
  /** Null: a test without a callback. */
  callback: { id: string; provider: string; method: string } | null;
  /** `webhook-id` of the delivery that this one repeats. */
  replayOf: string | null;
}

/** Pure: every header of an attempt's request but `Host`, lower case; where names meet, the console's own win. */
export function requestHeaders(input: RequestHeadersInput): Record<string, string> {
  const { callback, replayOf } = input;
  return {
    ...input.provider,
    ...input.destination,
    ...input.signature,
    'content-type': input.contentType,
    'content-length': String(input.bodyBytes),
    'user-agent': 'callback-console',
    accept: '*/*',
    'accept-encoding': 'identity',
    'callback-trigger': input.trigger,
    ...(callback && {
      'callback-id': callback.id,
      'callback-provider': callback.provider,
      'callback-method': callback.method,
    }),
    ...(replayOf !== null && { 'callback-replay-of': replayOf }),
  };
}
