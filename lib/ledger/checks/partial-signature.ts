import { createHash } from 'node:crypto';
import { type ExactJson, isExactObject } from '@/lib/providers/exact-json';

/**
 * Pure: SHA-256 of `meta.sign`, by which B2BinPay proves status, amount, tracking id and time of a callback and nothing else: the
 * same one beside another transfer's id may be a forgery. Null for providers that sign all that is read.
 */
export function partialSignature(provider: string, payload: ExactJson): Buffer | null {
  const meta = provider === 'b2binpay' && isExactObject(payload) ? payload.get('meta') : undefined;
  const sign = isExactObject(meta) ? meta.get('sign') : undefined;
  return typeof sign === 'string' && sign !== '' ? createHash('sha256').update(sign.toLowerCase()).digest() : null;
}
