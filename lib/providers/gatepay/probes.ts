import type { Asked, ProbeRecord, ProbeResponse, Probes, ProbeTarget } from '@/lib/providers/probe-contract';
import { orderStatuses } from './orders';
import { readAnswer } from './probe/answer';
import { readOrderAnswer, readRefundAnswer } from './probe/order';
import { readWithdrawAnswer } from './probe/withdraw';
import type { GatepaySettings } from './settings';
import { signRequest } from './signature';

const resources = {
  withdraw: {
    path: '/v1/pay/withdraw/query',
    body: (id: string) => ({ batch_id: id, detail_status: 'ALL' }),
    read: readWithdrawAnswer,
  },
  order: { path: '/v1/pay/order/query', body: (id: string) => ({ prepayId: id }), read: readOrderAnswer },
  refund: {
    path: '/v1/pay/order/refund/query',
    body: (id: string) => ({ refundRequestId: id }),
    read: readRefundAnswer,
  },
} as const;
type Resource = keyof typeof resources;

function resourceOf({ resource }: Asked): Resource {
  return resource === 'order' || resource === 'refund' ? resource : 'withdraw';
}

function askable(resource: Resource, kind: NonNullable<Asked['record']>['kind'], id: string): ProbeTarget {
  return { askable: true, asked: { resource, id, record: { kind, id } } };
}

function subjectOf(record: ProbeRecord): ProbeTarget {
  if (record.kind === 'batch') return askable('withdraw', 'batch', record.batchId);
  if (record.kind === 'refund') return askable('refund', 'refund', record.transferId);
  // Payments of subscriptions have words of their own, and another id.
  if (record.kind === 'payment' && Object.hasOwn(orderStatuses, record.status)) {
    return askable('order', 'payment', record.transferId);
  }
  return {
    askable: false,
    reason: 'GatePay’s queries tell of withdrawal batches, payment orders and refunds; this is none of them.',
  };
}

/**
 * GatePay's queries, each a POST signed as its callbacks are, with the client id beside it. A payment's `bizId` is the
 * order's `prepayId`. Source: docs.gate.com, Authentication; Query Batch Withdrawal Order; Order Status Inquiry; Query Refund Order.
 */
export const gatepayProbes: Probes<GatepaySettings> = {
  questions: [
    {
      resource: 'withdraw',
      about: 'batch and its lines',
      request: `POST ${resources.withdraw.path}`,
      source: 'docs.gate.com, Query Batch Withdrawal Order',
    },
    {
      resource: 'order',
      about: 'payment order',
      request: `POST ${resources.order.path}`,
      source: 'docs.gate.com, Order Status Inquiry',
    },
    {
      resource: 'refund',
      about: 'refund',
      request: `POST ${resources.refund.path}`,
      source: 'docs.gate.com, Query Refund Order',
    },
  ],
  domains: ['gateapi.io', 'gate.com', 'gate.io'],
  needs: { secrets: ['apiSecret'], settings: ['clientId'] },
  signing:
    'Signed as callbacks are: HMAC-SHA512 over time, nonce and body with the Payment API Secret; the client id in X-GatePay-Certificate-ClientId.',
  ratePerMinuteMax: 60,
  rateSource: 'GatePay publishes no bound; 60 is polite.',
  baseUrl: ({ queryUrl }) => queryUrl,
  subjectOf,
  ask(asked, { credential, at, nonce, baseUrl, settings }) {
    const { path, body } = resources[resourceOf(asked)];
    const text = JSON.stringify(body(asked.id));
    const unsigned = {
      channel: 'gatepay',
      method: 'POST',
      contentType: 'application/json',
      query: '',
      body: text,
    } as const;
    const { headers } = signRequest(unsigned, { credential, at, nonce });
    return {
      method: 'POST',
      url: `${baseUrl}${path}`,
      headers: { ...headers, 'X-GatePay-Certificate-ClientId': settings.clientId ?? '' },
      secretHeaders: [],
      body: text,
    };
  },
  read(response: ProbeResponse, asked: Asked, settings: GatepaySettings) {
    const answer = readAnswer(response);
    return answer.ok ? resources[resourceOf(asked)].read(answer.data, asked, response, settings) : answer.answer;
  },
};
