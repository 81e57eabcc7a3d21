import { expect, test } from 'vitest';
import type { Asked, ProbeAnswer, ProbeOptions } from '@/lib/providers/probe-contract';
import { type ApiObject, apiCollection, apiMandate, apiTransaction, found } from './fixtures/probes';
import { probes } from './probes';
import { readQuery } from './query';
import { bayarcashSettings } from './settings';

const receivedAt = new Date('2026-06-01T12:00:00.000Z');

function answerTo(resource: string, id: string, document: ApiObject, recordId: string | null = null): ProbeAnswer {
  const { body } = found(document);
  const asked: Asked = { resource, id, record: recordId === null ? null : { kind: 'payment', id: recordId } };
  return readQuery({ statusCode: 200, headers: {}, body: Buffer.from(body), receivedAt }, asked);
}

function page(transactions: readonly ApiObject[], total = transactions.length): ApiObject {
  return { data: transactions, links: { next: null }, meta: { current_page: 1, per_page: 15, total } };
}

const order = '24354620275';
const failedFirst = { ...apiTransaction, id: 'trx_1', status: 2 };

test('an order without a known transaction is found by its number, and by the exchange reference', () => {
  expect(answerTo('order-number', order, page([apiTransaction]))).toMatchObject({
    outcome: 'answered',
    notification: { transferId: 'trx_q6LJdl', type: 'transaction', outcome: 'succeeded' },
  });
  const reference = '1-685-0718-946-53336';
  expect(answerTo('exchange-reference', reference, page([apiTransaction]))).toMatchObject({ outcome: 'answered' });
});

test('of several attempts the one that succeeded counts; two of them are for a person', () => {
  const told = answerTo('order-number', order, page([failedFirst, apiTransaction]));
  expect(told).toMatchObject({ outcome: 'answered', notification: { transferId: 'trx_q6LJdl' } });
  const twice = page([apiTransaction, { ...apiTransaction, id: 'trx_2' }]);
  expect(answerTo('order-number', order, twice)).toMatchObject({ outcome: 'unreadable' });
  expect(answerTo('order-number', order, page([failedFirst, { ...failedFirst, id: 'trx_2' }]))).toMatchObject({
    outcome: 'unreadable',
  });
});

test('where the ledger holds a transaction, only that one is told of', () => {
  const both = page([failedFirst, apiTransaction]);
  expect(answerTo('order-number', order, both, 'trx_1')).toMatchObject({
    outcome: 'answered',
    notification: { transferId: 'trx_1', outcome: 'failed' },
  });
  expect(answerTo('order-number', order, both, 'trx_9')).toMatchObject({ outcome: 'not_found' });
});

test('a filter that was passed over finds nothing, and a further page keeps from guessing', () => {
  expect(answerTo('order-number', 'another', page([apiTransaction]))).toMatchObject({ outcome: 'not_found' });
  expect(answerTo('order-number', order, page([apiTransaction], 40))).toMatchObject({ outcome: 'unreadable' });
  expect(answerTo('order-number', order, page([]))).toMatchObject({ outcome: 'not_found' });
  expect(answerTo('order-number', order, apiTransaction)).toMatchObject({ outcome: 'unreadable' });
});

test('a payment intent tells of its attempt: an attempt has transaction_id where a transaction has id', () => {
  const attempt = {
    transaction_id: 'trx_YdoXvn',
    created_at: '2024-12-30 12:07:57',
    order_number: 'ORD001',
    currency: 'MYR',
    amount: '10.50',
    status: 3,
    payment_gateway: { id: 1, name: 'FPX', code: 'FPX' },
  };
  const intent = {
    type: 'payment_intent',
    id: 'pi_PGPP2G',
    status: 'paid',
    order_number: 'ORD001',
    amount: '10.50',
    attempts: [attempt, { ...attempt, transaction_id: 'trx_GWlpvW', status: 2 }],
  };
  expect(answerTo('payment-intent', 'pi_PGPP2G', intent)).toMatchObject({
    outcome: 'answered',
    notification: {
      transferId: 'trx_YdoXvn',
      occurredAt: new Date('2024-12-30T04:07:57.000Z'),
      transfer: { actualAmount: '10.50', detail: { payment_gateway: 'FPX' } },
    },
  });
  expect(answerTo('payment-intent', 'pi_PGPP2G', { ...intent, attempts: [] })).toMatchObject({ outcome: 'not_found' });
  expect(answerTo('payment-intent', 'pi_other', intent)).toMatchObject({ outcome: 'unreadable' });
});

test('details hold facts of the movement and nobody’s name, account or address', () => {
  const detailOf = (answer: ProbeAnswer) =>
    answer.outcome === 'answered' ? answer.notification.transfer?.detail : answer.detail;
  expect(detailOf(answerTo('mandate-transaction', 'trx_GPk868', apiCollection))).toEqual({
    exchange_reference_number: '1-685-0718-946-53336',
    exchange_transaction_id: '23052613290110936',
    payer_bank_name: 'Bank Islam',
    status_description: 'Approved',
    payment_gateway: 'FpxDirectDebit',
    mandate_id: 'md_nq5oAG',
    mandate_reference_number: 'E-20241719482236',
  });
  expect(Object.keys(detailOf(answerTo('mandate', 'md_MGWpzp', apiMandate)) ?? {}).sort()).toEqual([
    'application_reason',
    'effective_date',
    'frequency_mode',
    'frequency_mode_label',
    'mandate_amount',
    'mandate_currency',
    'mandate_reference_number',
    'payer_id_type',
    'status_description',
  ]);
});

test('an object that the API wraps in data is read as well', () => {
  expect(answerTo('transaction', 'trx_q6LJdl', { data: apiTransaction })).toMatchObject({ outcome: 'answered' });
});

test('every question has its path, under v3 and under v2', () => {
  const settings = bayarcashSettings.parse({ queryUrl: 'https://console.bayar.cash/api/v2/' });
  const options: ProbeOptions<typeof settings> = {
    credential: { hint: '', fields: { accessToken: 'token' } },
    settings,
    at: receivedAt,
    nonce: 'n',
    baseUrl: probes.baseUrl(settings),
    token: null,
  };
  const pathOf = (resource: string) => probes.ask({ resource, id: 'a/b c', record: null }, options).url.slice(34);
  expect(options.baseUrl).toBe('https://console.bayar.cash/api/v2');
  expect(probes.questions.map(({ resource }) => pathOf(resource))).toEqual([
    'transactions/a%2Fb%20c',
    'transactions?order_number=a%2Fb%20c',
    'transactions?exchange_reference_number=a%2Fb%20c',
    'payment-intents/a%2Fb%20c',
    'mandates/a%2Fb%20c',
    'mandates/transactions/a%2Fb%20c',
  ]);
});
