import { expect, test } from 'vitest';
import type { Asked, ProbeAnswer, ProbeOptions } from '@/lib/providers/probe-contract';
import { paymentStatus } from './fixtures/probes';
import { readPaymentStatus } from './payment-status';
import { probes } from './probes';
import { type CaiboSettings, caiboSettings } from './settings';

const settings = caiboSettings.parse({});
/** As an unverified result of 3-D Secure asks: the ledger holds nothing of it. */
const asked: Asked = { resource: 'payment-request', id: '16772761082427695', record: null };

function answerTo(fields: Readonly<Record<string, unknown>>, own: CaiboSettings = settings): ProbeAnswer {
  const body = Buffer.from(JSON.stringify({ ...paymentStatus, ...fields }));
  return readPaymentStatus({ statusCode: 200, headers: {}, body, receivedAt: new Date() }, asked, own);
}

test('without a record the answer tells of the transaction by the number that callbacks carry', () => {
  expect(answerTo({})).toMatchObject({
    outcome: 'answered',
    notification: { transferId: '265111', outcome: 'succeeded', transfer: { transferId: '265111', kind: 'payment' } },
  });
});

test.each([
  [1, 'paid', 'none'],
  [2, 'unpaid', 'pending'],
  [3, 'cancelled', 'cancelled'],
  [9, '9', 'pending'],
])('a request without a transaction moves no money, whatever its status %s says', (status, word, outcome) => {
  const answer = answerTo({ transactionId: null, transactionNumber: null, paymentRequestStatusId: status });
  expect(answer).toMatchObject({
    outcome: 'answered',
    notification: { type: 'payment-request', providerStatus: word, outcome, transfer: null, transferId: null },
  });
});

test('the numbers mean what the account says that they mean', () => {
  const other = caiboSettings.parse({ transactionStatuses: { '1': 'pending', '4': 'declined' } });
  expect(answerTo({ paymentRequestStatusId: 2 }, other)).toMatchObject({
    notification: { providerStatus: 'pending', outcome: 'pending' },
  });
  expect(answerTo({ transactionStatusId: 4, paymentRequestStatusId: 2 }, other)).toMatchObject({
    notification: { providerStatus: 'declined', outcome: 'failed' },
  });
});

test('nothing personal, no URL and no log stands among the details', () => {
  const answer = answerTo({});
  const detail = answer.outcome === 'answered' ? answer.notification.transfer?.detail : null;
  expect(detail).toEqual({ id: '16772761082427695', transactionNumber: 'T-16772761', notes: 'Payment notes' });
});

test('the key of requests is used where there is one, else the one that callbacks are signed with', () => {
  const options = (fields: Record<string, string>): ProbeOptions<CaiboSettings> => ({
    credential: { hint: '', fields },
    settings,
    at: new Date(),
    nonce: 'n',
    baseUrl: 'https://apay.caibo.digital',
    token: null,
  });
  expect(probes.ask(asked, options({ apiKey: 'a' }))).toMatchObject({
    url: 'https://apay.caibo.digital/payment-requests/status/16772761082427695',
    headers: { 'X-API-Key': 'a' },
  });
  expect(probes.ask(asked, options({ apiKey: 'a', requestKey: 'b' })).headers['X-API-Key']).toBe('b');
});
