import type { UnsignedRequest } from '@/lib/providers/contract';
import type { CaiboSettings } from './settings';

/** A declined payment of nothing, in words: the account's numbers may mean anything. */
export function testRequest(reference: string, { merchantId }: CaiboSettings): UnsignedRequest {
  const fields = {
    id: reference,
    transactionId: reference,
    status: 'failed',
    unit: 'USD',
    grossAmount: '0.00',
    referenceId: reference,
    ...(merchantId === null ? {} : { merchantId }),
  };
  return { channel: 'caibo', method: 'POST', contentType: 'application/json', query: '', body: JSON.stringify(fields) };
}
