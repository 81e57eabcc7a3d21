import type { UnsignedRequest } from '@/lib/providers/contract';
import { decimalOf, someUnits } from './amounts';
import { again, forged, genuine, type Lifecycle, type SimulatedCallback } from './lifecycle';
import type { Random } from './random';

type Fields = Readonly<Record<string, string>>;

function inForm(channel: string, fields: Fields): UnsignedRequest {
  const contentType = 'application/x-www-form-urlencoded';
  return {
    channel,
    method: 'POST',
    contentType,
    query: '',
    body: new URLSearchParams(Object.entries(fields)).toString(),
  };
}

function inJson(channel: string, fields: Fields): UnsignedRequest {
  return { channel, method: 'POST', contentType: 'application/json', query: '', body: JSON.stringify(fields) };
}

function teller(random: Random, channel: string) {
  const transactionId = random.digits(9);
  const cents = someUnits(random, 5, 2_000, 2);
  const feeCents = cents / 20n;
  const common = {
    merchantId: '16762420400394816',
    unit: random.pick(['USD', 'EUR']),
    grossAmount: decimalOf(cents, 2),
    fee: decimalOf(feeCents, 2),
    netAmount: decimalOf(cents - feeCents, 2),
    referenceId: `ORD-${random.digits(7)}`,
    notes: '',
    clientId: random.digits(17),
    clientName: random.pick(['Ana Souza', 'Lars Holm', 'Mei Chen']),
    clientEmail: `client${random.digits(4)}@example.com`,
    clientPhone: random.digits(10),
    clientMemberId: random.digits(5),
  };
  const id = random.digits(17);
  const tell = (what: string, transactionStatusId: string, paymentRequestStatusId: string, said: Fields) =>
    genuine(
      `notification ${what}`,
      inForm(channel, { id, transactionId, transactionStatusId, paymentRequestStatusId, ...common, ...said }),
    );
  return { transactionId, common, tell };
}

function authentication(random: Random, transactionId: string, transStatus: string): SimulatedCallback {
  const result = { transactionId, transStatus, eci: '05', cavv: random.hex(28), dsTransId: random.hex(32) };
  return genuine(`3-D Secure ${transStatus}`, inJson('3ds', result));
}

/** A card payment: the payer is authenticated, the payment waits and is approved; a duplicate and a forgery. */
export const approved: Lifecycle = (random) => {
  const { transactionId, tell } = teller(random, random.pick(['caibo', 'caibo-gateway']));
  const ended = tell('approved', '1', '1', { message: 'Approved', code: '000' });
  return [
    tell('waiting', '0', '2', { message: '', code: '' }),
    authentication(random, transactionId, 'Y'),
    ended,
    again(ended),
    forged(ended),
  ];
};

/** A payment that the payer's bank declines, whatever 3-D Secure said. */
export const declined: Lifecycle = (random) => {
  const { transactionId, tell } = teller(random, 'caibo');
  const ended = tell('declined', '2', '2', { message: 'Insufficient funds', code: '051' });
  return [ended, authentication(random, transactionId, random.pick(['Y', 'N', 'A'])), again(ended)];
};

/** The webhook in words: pending, then success. */
export const webhook: Lifecycle = (random, at) => {
  const { transactionId, common } = teller(random, 'caibowh');
  const tell = (status: string) =>
    genuine(
      `webhook ${status}`,
      inJson('caibowh', {
        transactionId,
        status,
        amount: common.grossAmount,
        currency: common.unit,
        timestamp: at.toISOString(),
      }),
    );
  return [tell('pending'), tell('success')];
};
