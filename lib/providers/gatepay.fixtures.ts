import type { Outcome, UnsignedRequest } from './contract';
import type { Origin, ProviderFixtures, SampleCallback } from './fixtures';
import { addressOrder, envelopeBody, rewards, unresolved } from './gatepay/fixtures/envelope';
import * as published from './gatepay/fixtures/envelope-published';
import { probeFixtures } from './gatepay/fixtures/probes';
import { vectors } from './gatepay/fixtures/vectors';
import { line, withdrawBody } from './gatepay/fixtures/withdraw';
import * as publishedBatch from './gatepay/fixtures/withdraw-published';

function post(body: string): UnsignedRequest {
  return { channel: 'gatepay', method: 'POST', contentType: 'application/json', query: '', body };
}

const batchId = '1526052914503263472';

function batch(
  name: string,
  origin: Origin,
  body: string,
  providerStatus: string,
  outcome: Outcome,
  id = batchId,
): SampleCallback {
  return {
    name,
    origin,
    request: post(body),
    expected: { type: 'WITHDRAW', providerStatus, outcome, transferId: null, batchId: id },
  };
}

function single(
  origin: Origin,
  body: string,
  type: string,
  providerStatus: string,
  outcome: Outcome,
  transferId: string | null,
): SampleCallback {
  return {
    name: `${type} ${providerStatus}`,
    origin,
    request: post(body),
    expected: { type, providerStatus, outcome, transferId, batchId: null },
  };
}

const orderId = '79553572569350157';

function order(type: string, status: string, outcome: Outcome, data: unknown = addressOrder): SampleCallback {
  return single('synthetic', envelopeBody(type, status, data), type, status, outcome, orderId);
}

const subscription = { subscriptionOrderNo: '79544752854007999', cryptoCurrency: 'USDT', cryptoAmount: '5', chain: '' };

function subscribed(status: string, outcome: Outcome): SampleCallback {
  return {
    ...order('SUBSCRIPTION_ORDER_STATUS', status, outcome, subscription),
    expected: {
      type: 'SUBSCRIPTION_ORDER_STATUS',
      providerStatus: status,
      outcome,
      transferId: '79544752854007999',
      batchId: null,
    },
  };
}

function refund(status: string, outcome: Outcome): SampleCallback {
  const data = {
    merchantTradeNo: 'native1',
    currency: 'USDT',
    refundInfo: { refundRequestId: '6559049046', refundAmount: '0.50' },
  };
  return single('synthetic', envelopeBody('PAY_REFUND', status, data), 'PAY_REFUND', status, outcome, '6559049046');
}

/** Everything the contract suite needs of GatePay: every documented bizType and status. */
export const fixtures: ProviderFixtures = {
  secrets: { apiSecret: 'gatepay-payment-api-secret-demo' },
  vectors,
  probes: probeFixtures,
  signed: { headers: ['X-GatePay-Timestamp', 'X-GatePay-Nonce', 'X-GatePay-Signature'], parts: 'whole' },
  withStatus: (word) => post(withdrawBody(word, [line({ status: word })])),
  withAmount: (amount) =>
    post(
      `{"main_order":{"batch_id":"1","status":"INIT"},"suborders":[{"merchant_withdraw_id":"1","currency":"USDT","amount":${amount},"fee":"${amount}"}]}`,
    ),
  samples: [
    batch(
      'printed message structure',
      'published',
      publishedBatch.messageStructure,
      'SUCCESS',
      'succeeded',
      '831618381568',
    ),
    batch('printed batch that succeeded', 'published', publishedBatch.batchSucceeded, 'SUCCESS', 'succeeded'),
    batch('printed batch that succeeded in part', 'published', publishedBatch.batchPartial, 'PARTIAL', 'partial'),
    batch('printed batch that failed', 'published', publishedBatch.batchFailed, 'FAIL', 'failed'),
    batch('batch accepted, no lines yet', 'synthetic', withdrawBody('INIT', []), 'INIT', 'pending'),
    batch(
      'batch on its way',
      'synthetic',
      withdrawBody('PROCESSING', [line({ status: 'PROCESSING' })]),
      'PROCESSING',
      'pending',
    ),
    batch(
      'the same batch, its line checked',
      'synthetic',
      withdrawBody('PROCESSING', [line({ status: 'CHECK' })]),
      'PROCESSING',
      'pending',
    ),
    single('published', published.paySuccess, 'PAY', 'PAY_SUCCESS', 'succeeded', orderId),
    order('PAY', 'PAY_ERROR', 'failed'),
    order('PAY', 'PAY_CLOSE', 'cancelled'),
    single('published', published.payRefundSuccess, 'PAY_REFUND', 'REFUND_SUCCESS', 'succeeded', '6559049045'),
    refund('REFUND_PROCESS', 'pending'),
    refund('REFUND_REJECTED', 'failed'),
    single('published', published.payAddressSuccess, 'PAY_ADDRESS', 'PAY_SUCCESS', 'succeeded', '79553671353466882'),
    order('PAY_ADDRESS', 'PAY_CLOSE', 'cancelled'),
    order('PAY_ADDRESS', 'PAY_EXPIRED_IN_PROCESS', 'pending'),
    order('TRANSFER_ADDRESS', 'TRANSFERRED_ADDRESS_IN_TERM', 'pending'),
    order('TRANSFER_ADDRESS', 'TRANSFERRED_ADDRESS_DELAY', 'expired'),
    order('TRANSFER_ADDRESS', 'CONVERT_ADDRESS_PAY_DELAY', 'expired'),
    order('TRANSFER_ADDRESS', 'TRANSFERRED_ADDRESS_BLOCK', 'blocked'),
    order('TRANSFER_ADDRESS', 'TRANSFERRED_ADDRESS_PAID', 'pending'),
    order('TRANSFER_ADDRESS', 'TRANSFERRED_ADDRESS_EXPIRE', 'expired'),
    order('PAY_ADDRESS', 'PAY_EXPIRED_IN_EXCHANGE_FLUCTUATION', 'expired'),
    order('RECEIVED_CONVERT_DELAY_ADDRESS', 'CONVERT_ADDRESS_PAY_DELAY', 'expired'),
    order('PAY_ACTUALLY', 'PAY_SUCCESS', 'succeeded'),
    single(
      'published',
      published.payFixedAddressSuccess,
      'PAY_FIXED_ADDRESS',
      'PAY_SUCCESS',
      'succeeded',
      '79553757252681728',
    ),
    order('PAY_FIXED_ADDRESS', 'PAY_BLOCK', 'blocked'),
    order('FIXED_ADDRESS_RISK', 'RISK_ADDRESS', 'none', { customer_name: 'A Customer', address: '0x1' }),
    order('PAY_BATCH', 'PAID', 'succeeded', rewards),
    order('PAY_GIFT_BATCH', 'PAID', 'succeeded', { externalId: 'gift-1', batchItemList: rewards.batchItemList }),
    single(
      'synthetic',
      envelopeBody('PAY_UNRESOLVED', 'UNRESOLVED_PENDING', unresolved, { dataAs: 'object' }),
      'PAY_UNRESOLVED',
      'UNRESOLVED_PENDING',
      'pending',
      '90071992547409931',
    ),
    single('published', published.otcRechargeSuccess, 'OTC', 'RECHARGE_SUCCESS', 'succeeded', '71347515709194240'),
    order('OTC', 'RECHARGE_FAIL', 'failed', { type: 'BUY' }),
    single('published', published.otcWithdrawDispatched, 'OTC', 'WITHDRAW_DISPATCHED', 'pending', '79550727153516602'),
    order('OTC', 'WITHDRAW_SUCCESS', 'succeeded', { type: 'SELL' }),
    order('OTC', 'WITHDRAW_FAIL', 'failed', { type: 'SELL' }),
    subscribed('CREATED', 'pending'),
    subscribed('AUTHORIZED', 'pending'),
    subscribed('CONFIRMING', 'pending'),
    subscribed('TRIAL', 'pending'),
    subscribed('RUNNING', 'pending'),
    subscribed('UNPAID', 'pending'),
    subscribed('COMPLETED', 'succeeded'),
    single(
      'published',
      published.subscriptionCancelled,
      'SUBSCRIPTION_ORDER_STATUS',
      'CANCELLED',
      'cancelled',
      '79544752854007999',
    ),
    subscribed('CLOSED', 'cancelled'),
    subscribed('BLOCKED', 'blocked'),
    single(
      'published',
      published.subscriptionPaymentSuccess,
      'SUBSCRIPTION_PAYMENT',
      'SUCCESS',
      'succeeded',
      '84670588016525429',
    ),
    order('ACCOUNT_AUTH_DEDUCTION', 'DEDUCT_SUCCESS', 'succeeded', { cryptoAmount: '5', cryptoCurrency: 'USDT' }),
    order('ACCOUNT_AUTH_DEDUCTION', 'DEDUCT_FAILED', 'failed', { cryptoAmount: '5', cryptoCurrency: 'USDT' }),
    order('INSTITUTION', 'INSTITUTION_ACCOUNT_SUCCESS', 'none', { request_id: '1', status: 'ACTIVE' }),
    order('INSTITUTION', 'INSTITUTION_ACCOUNT_FAIL', 'none', { request_id: '1', status: 'FAIL' }),
    order('A_TYPE_OF_TOMORROW', 'PAY_SUCCESS', 'pending', { amount: '1' }),
  ],
};
