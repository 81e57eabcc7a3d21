import type { UnsignedRequest } from '@/lib/providers/contract';
import type { GatepaySettings } from './settings';

/** A batch of one line that failed, over no money. */
export function testRequest(reference: string, { clientId }: GatepaySettings): UnsignedRequest {
  const nothing = { amount: '0', fee: '0', sub_amount: '0', done_amount: '0' };
  const line = {
    ...nothing,
    suborder_id: reference,
    merchant_withdraw_id: reference,
    status: 'FAIL',
    currency: 'USDT',
  };
  const head = { batch_id: reference, status: 'FAIL', client_id: clientId ?? '', pay_back_status: 'NO' };
  const body = JSON.stringify({ main_order: head, suborders: [line] });
  return { channel: 'gatepay', method: 'POST', contentType: 'application/json', query: '', body };
}
