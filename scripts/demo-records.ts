import {
  type ExactJson,
  type ExactObject,
  isExactArray,
  isExactObject,
  writeExactJson,
} from '@/lib/providers/exact-json';

/** A record as a provider's query API tells it: where it is asked for, and the document. */
export interface ProviderRecord {
  place: string;
  document: string;
}

type Fields = readonly (readonly [string, ExactJson])[];

function textOf(fields: Fields): string {
  return writeExactJson(new Map(fields));
}

function without(payload: ExactObject, ...names: string[]): Fields {
  return [...payload].filter(([name]) => !names.includes(name));
}

function idOf(payload: ExactObject, name: string): string | null {
  const value = payload.get(name);
  return typeof value === 'string' && value !== '' ? value : null;
}

function objects(payload: ExactObject, name: string): ExactObject[] {
  const list = payload.get(name);
  return isExactArray(list) ? list.filter(isExactObject) : [];
}

function object(payload: ExactObject, name: string): ExactObject {
  const value = payload.get(name);
  return isExactObject(value) ? value : new Map();
}

function ofGatepay(path: string, id: string, data: Fields): ProviderRecord {
  const answer: Fields = [
    ['status', 'SUCCESS'],
    ['code', '000000'],
    ['errorMessage', ''],
    ['data', new Map(data)],
  ];
  return { place: `/gatepay/v1/pay/${path}#${id}`, document: textOf(answer) };
}

function gatepay(payload: ExactObject): ProviderRecord[] {
  const head = object(payload, 'main_order');
  const batchId = idOf(head, 'batch_id');
  if (batchId !== null) {
    const lines: ExactJson = objects(payload, 'suborders');
    return [ofGatepay('withdraw/query', batchId, [...without(head, 'pay_back_status'), ['withdraw_list', lines]])];
  }
  const data = object(payload, 'data');
  const refund = object(data, 'refundInfo');
  const [orderId, refundId] = [idOf(payload, 'bizId'), idOf(refund, 'refundRequestId')];
  if (refundId !== null) {
    const told: Fields = [...refund, ['refundStatus', payload.get('bizStatus') ?? null]];
    return [ofGatepay('order/refund/query', refundId, told)];
  }
  const isOrder = orderId !== null && data.has('orderAmount');
  return isOrder ? [ofGatepay('order/query', orderId, [...data, ['prepayId', orderId], ['status', 'PAID']])] : [];
}

function basswallet(payload: ExactObject): ProviderRecord[] {
  const id = idOf(payload, 'id');
  const order = new Map(without(payload, 'webhookType', 'timestamp', 'blockConfirmNum'));
  const answer: Fields = [
    ['code', '200'],
    ['msg', 'success'],
    ['data', order],
  ];
  return id === null ? [] : [{ place: `/basswallet/v1/account/order/query#${id}`, document: textOf(answer) }];
}

function b2binpay(payload: ExactObject): ProviderRecord[] {
  const data = object(payload, 'data');
  const included = objects(payload, 'included');
  const currencies: ExactJson = included.filter((one) => one.get('type') === 'currency');
  const records = [data, ...included.filter((one) => one.get('type') === 'transfer')];
  return records.flatMap((record) => {
    const [type, id] = [idOf(record, 'type'), idOf(record, 'id')];
    const isTransfer = type === 'transfer';
    const answer: Fields = [
      ['data', record],
      ['included', isTransfer ? currencies : included],
    ];
    return type === null || id === null ? [] : [{ place: `/b2binpay/${type}/${id}`, document: textOf(answer) }];
  });
}

/** A payer's authorization leaves the mandate waiting for the bank; the API tells of enrolments alone. */
function mandate(payload: ExactObject, mandateId: string, status: ExactJson): ProviderRecord[] {
  if ((idOf(payload, 'application_type') ?? '01') !== '01') return [];
  const told: Fields = [
    ['id', mandateId],
    ['order_number', payload.get('order_number') ?? null],
    ['status', status],
  ];
  return [{ place: `/bayarcash/mandates/${mandateId}`, document: textOf(told) }];
}

function bayarcash(payload: ExactObject): ProviderRecord[] {
  const [id, mandateId] = [idOf(payload, 'transaction_id'), idOf(payload, 'mandate_id')];
  const type = payload.get('record_type');
  if (type === 'bank_approval' || type === 'authorization') {
    return mandateId === null ? [] : mandate(payload, mandateId, payload.get('approval_status') ?? '1');
  }
  const told: Fields = [['id', id], ...without(payload, 'record_type', 'transaction_id', 'checksum')];
  const place = mandateId === null ? '/bayarcash/transactions' : '/bayarcash/mandates/transactions';
  return id === null ? [] : [{ place: `${place}/${id}`, document: textOf(told) }];
}

function caibo(payload: ExactObject): ProviderRecord[] {
  const id = idOf(payload, 'id');
  const told: Fields = [
    ...without(payload, 'grossAmount', 'fee', 'netAmount', 'message', 'code', 'merchantId'),
    ['amount', payload.get('grossAmount') ?? payload.get('amount') ?? null],
  ];
  return id === null ? [] : [{ place: `/caibo/payment-requests/status/${id}`, document: textOf(told) }];
}

/** What each provider's API says once it has sent a callback with this payload. A demo's: what is not followed has no record. */
export const recordsOf: Readonly<Record<string, (payload: ExactObject) => ProviderRecord[]>> = {
  gatepay,
  basswallet,
  b2binpay,
  bayarcash,
  caibo,
};
