import type { UnsignedRequest } from '@/lib/providers/contract';
import { genuine, type Lifecycle } from '@/scripts/simulate/lifecycle';

function json(channel: string, body: object): UnsignedRequest {
  return { channel, method: 'POST', contentType: 'application/json', query: '', body: JSON.stringify(body) };
}

/** Two statuses of one rank and no end: funds came in time, and came for an order that was paid. */
export const fundsTwice: Lifecycle = (random) => {
  const bizId = random.digits(17);
  const amount = `${random.integer(1, 900)}.50`;
  const data = JSON.stringify({ currency: 'USDT', chain: 'BSC', orderAmount: amount, doneAmountOnChain: amount });
  const tell = (bizStatus: string) =>
    genuine(bizStatus, json('gatepay', { bizType: 'TRANSFER_ADDRESS', bizId, bizStatus, data }));
  return [tell('TRANSFERRED_ADDRESS_IN_TERM'), tell('TRANSFERRED_ADDRESS_PAID')];
};

/** A mandate whose payer fails once and gives up: two statuses of one rank, and the bank never says a word. */
export const abandonedMandate: Lifecycle = (random) => {
  const common = {
    record_type: 'authorization',
    transaction_id: `trx_${random.hex(12)}`,
    mandate_id: `md_${random.hex(12)}`,
    application_type: '01',
    exchange_reference_number: random.digits(9),
    exchange_transaction_id: random.digits(12),
    order_number: `INV-${random.digits(9)}`,
    currency: 'MYR',
    amount: `${random.integer(1, 900)}.00`,
    payer_name: 'Siti Aminah',
    payer_email: 'payer@example.com',
    payer_bank_name: 'Maybank2U',
    datetime: '2026-03-02 16:00:00',
  };
  const tell = (status: string) =>
    genuine(`authorization ${status}`, json('bayarcash', { ...common, status, status_description: '' }));
  return [tell('1'), tell('2'), tell('4')];
};

/** Words that no page names, one after the other. */
export const unknownWords: Lifecycle = (random) => {
  const id = random.digits(18);
  const common = { amount: '12.5', chainName: 'Tron', tokenName: 'USDT', toAddress: `T${random.hex(33)}` };
  const tell = (status: string) =>
    genuine(status, json('basswallet', { ...common, id, status, webhookType: 'Deposit' }));
  return [tell('Reviewing'), tell('HeldForReview')];
};
