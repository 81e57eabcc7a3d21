import type { UnsignedRequest } from '@/lib/providers/contract';

/** A cancelled payment of nothing. */
export function testRequest(reference: string): UnsignedRequest {
  const record = {
    record_type: 'transaction',
    transaction_id: reference,
    exchange_reference_number: reference,
    exchange_transaction_id: reference,
    order_number: reference,
    currency: 'MYR',
    amount: '0.00',
    payer_name: '',
    payer_email: '',
    payer_bank_name: '',
    status: '4',
    status_description: 'Cancelled',
    datetime: '',
  };
  const contentType = 'application/x-www-form-urlencoded';
  return { channel: 'bayarcash', method: 'POST', contentType, query: '', body: new URLSearchParams(record).toString() };
}
