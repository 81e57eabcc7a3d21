import { callbackBody, type JsonObject } from '@/lib/providers/b2binpay/fixtures/documents';
import * as basswallet from '@/lib/providers/basswallet/fixtures/callbacks';
import * as bayarcash from '@/lib/providers/bayarcash/fixtures/records';
import * as caibo from '@/lib/providers/caibo/fixtures/callbacks';
import type { UnsignedRequest } from '@/lib/providers/contract';

/** Of a line, by GatePay's names. */
export type Fields = Readonly<Record<string, unknown>>;

function post(channel: string, contentType: string, body: string): UnsignedRequest {
  return { channel, method: 'POST', contentType, query: '', body };
}

const form = 'application/x-www-form-urlencoded';
/** BassWallet; the timestamp is the signer's. */
export const wallet = (fields: basswallet.CallbackFields) =>
  post('basswallet', 'application/json', basswallet.jsonBody({ ...fields, timestamp: undefined }));
/** Bayarcash's `transaction`, the printed one but for `fields`. */
export const payment = (fields: bayarcash.RecordFields) =>
  post('bayarcash', form, bayarcash.formBody({ ...bayarcash.transaction, ...fields }));
/** The return of the payer's browser of the same payment. */
export const returned = (fields: bayarcash.RecordFields): UnsignedRequest => ({
  channel: 'bayarcash/return',
  method: 'GET',
  contentType: null,
  query: bayarcash.formBody({ ...bayarcash.receipt, ...fields }),
  body: '',
});
/** Caibo's notification. */
export const notification = (fields: caibo.CallbackFields) =>
  post('caibo', form, caibo.formBody({ ...caibo.approved, ...fields }));
/** B2BinPay: one transfer of a deposit. */
export const deposit = (transferId: string, transfer: JsonObject, attributes: JsonObject = {}, id = transferId) =>
  post('b2binpay', 'application/json', callbackBody({ id, transferId, transfer, attributes }));

/** Of a chain whose hashes are 64 hex digits. */
export const hash = (digit: string) => digit.repeat(64);
/** A line that is done and adds up. */
export const line = (key: string, fields: Fields = {}): Fields => ({
  merchant_withdraw_id: key,
  suborder_id: `s-${key}`,
  status: 'DONE',
  currency: 'USDT',
  chain: 'TRX',
  address: `T-${key}`,
  amount: '10.00',
  sub_amount: '10.00',
  fee: '1.00',
  fee_type: 0,
  done_amount: '9.00',
  tx_id: hash(key.slice(-1)),
  ...fields,
});
/** A line that failed, amounts filled in all the same. */
export const failed = (key: string) => line(key, { status: 'FAIL', tx_id: '' });
/** A line without a status. */
export const open = (key: string, fields: Fields = {}) =>
  line(key, { status: undefined, tx_id: '', done_amount: '0', ...fields });
/** GatePay's WITHDRAW. */
export const batch = (batchId: string, status: string, suborders: readonly Fields[]) =>
  post(
    'gatepay',
    'application/json',
    JSON.stringify({ main_order: { batch_id: batchId, merchant_id: 1, status }, suborders }),
  );

const t0 = new Date('2026-03-02T08:50:00.000Z');
/** Signed that long after the first one. */
export const after = (seconds: number) => new Date(t0.getTime() + seconds * 1_000);

/** Requests, each with when it is signed. */
export type Told = readonly (readonly [UnsignedRequest, number])[];
