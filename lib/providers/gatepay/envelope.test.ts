import { describe, expect, test } from 'vitest';
import { writeExactJson } from '@/lib/providers/exact-json';
import { gatepay } from '@/lib/providers/gatepay';
import { addressOrder, envelopeBody, rewards, unresolved } from './fixtures/envelope';
import * as published from './fixtures/envelope-published';
import { accountWith, problem, read, signed } from './fixtures/reading';
import { line, withdrawBody } from './fixtures/withdraw';

describe('the general envelope', () => {
  test('an order paid by address is one transfer, whichever of its two bizTypes comes first', () => {
    const order = read(envelopeBody('PAY_ADDRESS', 'PAY_SUCCESS', addressOrder)).transfer;
    const funds = read(envelopeBody('TRANSFER_ADDRESS', 'TRANSFERRED_ADDRESS_IN_TERM', addressOrder)).transfer;
    expect([funds?.kind, funds?.transferId]).toEqual([order?.kind, order?.transferId]);
    // Funds in time never contradict the order's own word: they are no terminal status.
    expect(funds?.meaning).toEqual({ rank: 0, terminal: false, outcome: 'pending' });
    expect(order).toMatchObject({
      kind: 'payment',
      currency: 'USDT',
      chain: 'BSC',
      requestedAmount: '98.20',
      actualAmount: '98.20',
      fromAddress: '0xBD612a3f30dcA67bF60a39Fd0D35e39B7aB80774',
      toAddress: '0xa4EE143921a6Fb307c620506Be533A3e6c0edE12',
      merchantReference: '01kss83byksw7h7k60n957e50e',
    });
  });

  test('an order that was not paid by address does not claim that nothing was paid', () => {
    expect(read(published.paySuccess)).toMatchObject({
      amount: '21.88',
      currency: 'USDT',
      transfer: { requestedAmount: '21.88', actualAmount: null, merchantReference: '6a1936fb6ac6f72b7a817576' },
    });
  });

  test('a refund is a transfer of its own, beside the order whose bizId it carries', () => {
    expect(read(published.payRefundSuccess).transfer).toMatchObject({
      kind: 'refund',
      transferId: '6559049045',
      requestedAmount: '0.012',
      actualAmount: '0.012',
      merchantReference: 'native5939082218',
      detail: { prepayId: '79553022813274112', orderAmount: '0.01200000' },
    });
  });

  test('a refund in another currency than the order keeps the two apart', () => {
    const refundInfo = { refundRequestId: '1', refundAmount: '10', refundPayCurrency: 'GT', refundPayAmount: '2.5' };
    expect(read(envelopeBody('PAY_REFUND', 'REFUND_SUCCESS', { currency: 'USDT', refundInfo })).transfer).toMatchObject(
      {
        currency: 'USDT',
        requestedAmount: '10',
        actualAmount: null,
        detail: { refundPayAmount: '2.5', refundPayCurrency: 'GT' },
      },
    );
  });

  test('a refund whose order names no currency asks for no amount, and one that was not paid has no currency', () => {
    const refundInfo = { refundRequestId: '1', refundAmount: '10', refundPayCurrency: 'GT' };
    const paid = { ...refundInfo, refundPayAmount: '2.5' };
    expect(read(envelopeBody('PAY_REFUND', 'REFUND_SUCCESS', { refundInfo: paid })).transfer).toMatchObject({
      currency: 'GT',
      requestedAmount: null,
      actualAmount: '2.5',
      detail: { refundAmount: '10' },
    });
    expect(read(envelopeBody('PAY_REFUND', 'REFUND_PROCESS', { refundInfo })).transfer).toMatchObject({
      currency: null,
      requestedAmount: null,
      actualAmount: null,
      detail: { refundAmount: '10', refundPayCurrency: 'GT' },
    });
  });

  test('a refund without a request id is kept and raised, never followed under the order', () => {
    const { transfer, surprises } = read(envelopeBody('PAY_REFUND', 'REFUND_SUCCESS', { currency: 'USDT' }));
    expect(transfer).toBeNull();
    expect(surprises).toEqual(['The PAY_REFUND names no id by which its transfer could be followed.']);
  });

  test('a deposit to a fixed address carries its hash, chain and addresses', () => {
    expect(read(published.payFixedAddressSuccess).transfer).toMatchObject({
      kind: 'deposit',
      actualAmount: '498.7',
      chain: 'TRX',
      toAddress: 'THGthEF4kxhk6STPSUsQcYsUk3FiHX6FKR',
      txHash: '6711f98a10b9efdcfd35a281fd53554736e100441902ef1d24ee2fb5bb75f15a',
    });
  });

  test('a reward batch is the sum of its items, and items that say otherwise are raised', () => {
    expect(read(envelopeBody('PAY_BATCH', 'PAID', rewards))).toMatchObject({
      amount: '3.75',
      currency: 'USDT',
      surprises: [],
    });
    const [first] = rewards.batchItemList;
    const mixed = { ...rewards, batchItemList: [first, { ...first, status: 'FAIL', currency: 'USDC' }] };
    expect(read(envelopeBody('PAY_BATCH', 'PAID', mixed))).toMatchObject({
      amount: null,
      surprises: ['The batch is PAID, but 1 of its items say otherwise.'],
    });
  });

  test('selling is a payout and buying a deposit, of the crypto side', () => {
    expect(read(published.otcWithdrawDispatched).transfer).toMatchObject({
      kind: 'payout',
      currency: 'USDT',
      requestedAmount: '124710',
    });
    expect(read(published.otcRechargeSuccess).transfer).toMatchObject({
      kind: 'deposit',
      requestedAmount: '99.50',
      detail: { fiatAmount: '100.00', fiatCurrency: 'USD' },
    });
  });

  test('an older order paid in another currency keeps that amount out of the order’s', () => {
    const data = { currency: 'USDT', orderAmount: '10', actualCurrency: 'BTC', actualAmount: '0.0001' };
    expect(read(envelopeBody('PAY_ACTUALLY', 'PAY_SUCCESS', data)).transfer).toMatchObject({
      requestedAmount: '10',
      actualAmount: null,
      detail: { actualAmount: '0.0001', actualCurrency: 'BTC' },
    });
  });

  test('data as a string and as an object say the same: one callback, one payload', () => {
    const asText = envelopeBody('PAY_UNRESOLVED', 'UNRESOLVED_PENDING', unresolved);
    const asObject = envelopeBody('PAY_UNRESOLVED', 'UNRESOLVED_PENDING', unresolved, { dataAs: 'object' });
    expect(read(asText)).toEqual(read(asObject));
    const result = gatepay.parse(signed(asText), accountWith());
    expect(result.outcome === 'parsed' && writeExactJson(result.payload)).toBe(asObject);
  });

  test('an integer bizId keeps its digits and means the same transfer', () => {
    const body =
      '{"bizType":"PAY","bizId":9007199254740993,"bizStatus":"PAY_CLOSE","data":{"orderAmount":10.10,"currency":"USDT"}}';
    expect(read(body).transfer).toMatchObject({ transferId: '9007199254740993', requestedAmount: '10.10' });
  });

  test('personal data stays out of the record that is searched', () => {
    expect(read(envelopeBody('PAY_UNRESOLVED', 'UNRESOLVED_PENDING', unresolved)).transfer?.detail).not.toHaveProperty(
      'customerName',
    );
    expect(read(envelopeBody('PAY_ADDRESS', 'PAY_SUCCESS', addressOrder)).transfer?.detail).not.toHaveProperty(
      'payerId',
    );
  });

  test('an unknown bizType is kept, raised and pending, whatever its status says', () => {
    expect(read(envelopeBody('PAY_TOMORROW', 'PAY_SUCCESS', 'no json at all'))).toMatchObject({
      type: 'PAY_TOMORROW',
      outcome: 'pending',
      transfer: null,
      transferId: '79553572569350157',
      surprises: ["The bizType PAY_TOMORROW is not one of GatePay's documented ones."],
    });
  });

  test.each(['PAY', 'PAY_REFUND', 'OTC', 'SUBSCRIPTION_PAYMENT', 'PAY_BATCH', 'INSTITUTION', 'ACCOUNT_AUTH_DEDUCTION'])(
    'an unknown bizStatus of %s is kept, raised and pending',
    (bizType) => {
      const { outcome, transfer, surprises } = read(
        envelopeBody(bizType, 'SUCCEEDED', { refundInfo: { refundRequestId: '1' } }),
      );
      expect([outcome, transfer?.meaning ?? null]).toEqual(['pending', null]);
      expect(surprises).toEqual([`The bizStatus SUCCEEDED is not one of those documented for ${bizType}.`]);
    },
  );

  test('a status that is success for one type is not for another', () => {
    expect(read(envelopeBody('PAY_REFUND', 'PAY_SUCCESS', { refundInfo: { refundRequestId: '1' } })).outcome).toBe(
      'pending',
    );
    expect(read(envelopeBody('OTC', 'SUCCESS', {})).outcome).toBe('pending');
  });

  test('a WITHDRAW inside an envelope is read as the batch that it is, and raised', () => {
    const data: unknown = JSON.parse(withdrawBody('SUCCESS', [line({ status: 'DONE' })]));
    expect(read(envelopeBody('WITHDRAW', 'WITHDRAW_SUCCESS', data))).toMatchObject({
      type: 'WITHDRAW',
      batchId: '1526052914503263472',
      outcome: 'succeeded',
      surprises: ['WITHDRAW came inside the general envelope.'],
    });
  });

  test.each([
    ['{"bizType":"PAY"}', 'shape_unknown: bizStatus is missing.'],
    [
      '{"bizType":"PAY","bizStatus":"PAY_SUCCESS","bizId":1.5}',
      'shape_unknown: bizId is not an id of 1 to 200 characters.',
    ],
    [
      '{"bizType":"PAY","bizStatus":"PAY_SUCCESS","data":"{"}',
      'shape_unknown: data is neither an object nor the JSON text of one.',
    ],
    [
      '{"bizType":"PAY","bizStatus":"PAY_SUCCESS","data":{"orderAmount":true}}',
      'shape_unknown: In data: orderAmount is not a decimal number of at most 60 digits on each side of the point.',
    ],
  ])('%s is turned away with its reason', (body, reason) => {
    expect(problem(body)).toBe(reason);
  });
});
