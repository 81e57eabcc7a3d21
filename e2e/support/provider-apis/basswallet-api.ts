import { createHmac } from 'node:crypto';
import type { ReceivedRequest } from '@/e2e/support/backend';
import { makeMinuteBound, openProviderApi, type ProviderApi, type Reply } from './provider-api';

export interface BasswalletApiOptions {
  requestKey: string;
  requestSecret: string;
  now: () => Date;
  perMinuteMax?: number;
}

/** "API requests older than 10 seconds are invalid". */
const ageMaxMs = 10_000;

/** HTTP's status and the envelope's code say the same; BassWallet prints the success alone. */
function reply(code: number, msg: string, data: unknown, now: Date): Reply {
  return { statusCode: code, document: { code, msg, timestamp: String(now.getTime()), data } };
}

function problemOf({ headers }: ReceivedRequest, query: URLSearchParams, options: BasswalletApiOptions): string | null {
  if (headers['api-access-key'] !== options.requestKey) return 'API key does not exist';
  // The parameters in the order sent, unescaped.
  const message = [...query].map(([name, value]) => `${name}=${value}`).join('&');
  const signature = createHmac('sha256', options.requestSecret).update(message).digest('hex');
  return headers.signature === signature ? null : 'Signature error';
}

/**
 * BassWallet's order query as its pages describe it: key, signature, age of the timestamp, rate, envelope. It holds orders at
 * their ids. Sources: docs-en.basswallet.com, Request Description; Deposit Query; Withdraw Query.
 */
export function openBasswalletApi(options: BasswalletApiOptions): Promise<ProviderApi> {
  const waitSeconds = makeMinuteBound(() => options.perMinuteMax ?? 1_000, options.now);
  return openProviderApi({
    contentType: 'application/json',
    answer(request, held) {
      const now = options.now();
      const { pathname, searchParams: query } = new URL(request.url, 'http://local');
      if (request.method !== 'GET' || pathname !== '/v1/account/order/query') return reply(404, 'Not Found', null, now);
      const wait = waitSeconds();
      if (wait !== null) {
        return { ...reply(429, 'Too many requests', null, now), headers: { 'retry-after': String(wait) } };
      }
      const problem = problemOf(request, query, options);
      if (problem !== null) return reply(401, problem, null, now);
      const ageMs = now.getTime() - Number(query.get('timestamp') ?? Number.NaN);
      if (!(Math.abs(ageMs) <= ageMaxMs)) return reply(400, 'Timestamp expired', null, now);
      const order = held(query.get('id') ?? '');
      return order === undefined ? reply(404, 'Order does not exist', null, now) : reply(200, 'success', order, now);
    },
  });
}
