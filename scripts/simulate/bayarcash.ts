import type { UnsignedRequest } from '@/lib/providers/contract';
import { decimalOf, someUnits } from './amounts';
import { again, forged, genuine, type Lifecycle, type SimulatedCallback } from './lifecycle';
import type { Random } from './random';

type Fields = Readonly<Record<string, string>>;

const boundary = '----simulated7MA4YWxkTrZu0gW';

function multipart(fields: Fields): string {
  const parts = Object.entries(fields).map(
    ([name, value]) => `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  );
  return `${parts.join('')}--${boundary}--\r\n`;
}

const encodings = ['form', 'json', 'multipart'] as const;
type Encoding = (typeof encodings)[number];

/** All three occur; the checksum is added by the signer. */
function post(fields: Fields, encoding: Encoding): UnsignedRequest {
  const request = { channel: 'bayarcash', method: 'POST', query: '' } as const;
  switch (encoding) {
    case 'form':
      return {
        ...request,
        contentType: 'application/x-www-form-urlencoded',
        body: new URLSearchParams(Object.entries(fields)).toString(),
      };
    case 'json':
      return { ...request, contentType: 'application/json', body: JSON.stringify(fields) };
    case 'multipart':
      return { ...request, contentType: `multipart/form-data; boundary=${boundary}`, body: multipart(fields) };
  }
}

const letters = 'ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnpqrstuvwxyz23456789';
const banks = ['Maybank2U', 'CIMB Clicks', 'Bank Islam', 'RHB Now', 'Public Bank'] as const;
const labels: Readonly<Record<string, string>> = {
  '0': 'New',
  '1': 'Pending',
  '2': 'Failed',
  '3': 'Successful',
  '4': 'Cancelled',
};

/** `YYYY-MM-DD HH:MM:SS` of Malaysia. */
function malaysiaTime(at: Date): string {
  return new Date(at.getTime() + 8 * 60 * 60 * 1000).toISOString().slice(0, 19).replace('T', ' ');
}

function somePayment(random: Random, at: Date) {
  const common = {
    transaction_id: `trx_${random.text(6, letters)}`,
    exchange_reference_number: `1-${random.digits(3)}-${random.digits(3)}-${random.digits(3)}-${random.digits(6)}`,
    exchange_transaction_id: random.digits(16),
    order_number: `INV-${random.digits(7)}`,
    currency: 'MYR',
    amount: decimalOf(someUnits(random, 5, 3_000, 2), 2),
    payer_name: random.pick(['Ahmad bin Ali', 'Siti Aminah', 'Tan Wei Ming', 'Kavitha Raj']),
    payer_email: `payer${random.digits(4)}@example.com`,
    payer_bank_name: random.pick(banks),
  };
  const encoding = random.pick<Encoding>(encodings);
  const withStatus = (record: Fields, status: string): Fields => ({
    ...record,
    status,
    status_description: labels[status] ?? '',
  });
  const tell = (status: string, more: Fields = {}): SimulatedCallback => {
    const record = { record_type: 'transaction', ...common, ...more, datetime: malaysiaTime(at) };
    return genuine(`transaction ${labels[status] ?? status}`, post(withStatus(record, status), encoding));
  };
  return { common, encoding, withStatus, tell };
}

/** The payer's browser coming back: display only. */
function browserReturn({ common, withStatus }: ReturnType<typeof somePayment>, status: string): SimulatedCallback {
  const { payer_name: _, payer_email: __, ...shown } = common;
  const query = new URLSearchParams(Object.entries(withStatus(shown, status))).toString();
  return genuine('return of the browser', {
    channel: 'bayarcash/return',
    method: 'GET',
    contentType: null,
    query,
    body: '',
  });
}

function announcement({ common, encoding }: ReturnType<typeof somePayment>): SimulatedCallback {
  const { exchange_reference_number, order_number } = common;
  const record = { record_type: 'pre_transaction', exchange_reference_number, order_number };
  return genuine('pre_transaction', post(record, encoding));
}

/** A payment that succeeds: announced, pending, the browser back before the server's word, and that word in all five tries. */
export const payment: Lifecycle = (random, at) => {
  const paid = somePayment(random, at);
  const succeeded = paid.tell('3');
  const retries = Array.from({ length: 5 }, () => again(succeeded));
  return [announcement(paid), paid.tell('1'), browserReturn(paid, '3'), succeeded, ...retries, forged(succeeded)];
};

function paymentEnding(status: '2' | '4'): Lifecycle {
  return (random, at) => {
    const ended = somePayment(random, at);
    const late = ended.tell('1');
    return [
      announcement(ended),
      ended.tell(status),
      browserReturn(ended, status),
      { ...late, what: `${late.what}, late` },
    ];
  };
}

export const paymentFailed = paymentEnding('2');
export const paymentCancelled = paymentEnding('4');

/** A mandate: authorized by the payer, approved by the bank, then a collection that calls itself a transaction. */
export const directDebit: Lifecycle = (random, at) => {
  const authorized = somePayment(random, at);
  const mandate = { mandate_id: `md_${random.text(6, letters)}`, application_type: '01' };
  const mandate_reference_number = `E-${random.digits(17)}`;
  const { order_number, amount } = authorized.common;
  const approval = {
    record_type: 'bank_approval',
    approval_date: malaysiaTime(at).slice(0, 10),
    approval_status: 'approved',
    ...mandate,
    mandate_reference_number,
    order_number,
    payer_bank_code_hashed: random.hex(32),
    payer_bank_code: 'MB2U0227',
    payer_bank_account_no: random.digits(12),
  };
  const collection = {
    record_type: 'transaction',
    batch_number: `B${random.digits(6)}`,
    mandate_id: mandate.mandate_id,
    mandate_reference_number,
    transaction_id: `trx_${random.text(6, letters)}`,
    datetime: malaysiaTime(at),
    reference_number: random.digits(12),
    amount,
    cycle: '1',
  };
  return [
    authorized.tell('3', { record_type: 'authorization', ...mandate }),
    genuine('bank_approval', post(approval, authorized.encoding)),
    genuine('direct debit', post(authorized.withStatus(collection, '3'), authorized.encoding)),
  ];
};
