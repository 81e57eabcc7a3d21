import { z } from 'zod';
import { onOff } from '@/lib/providers/knobs';
import { paymentRequestWords, transactionWords } from './statuses';

/**
 * The account's knobs. Caibo's own page fixes none of the signature's; the defaults are those of pages of the same platform
 * under other names.
 */
export const caiboSettings = z.object({
  /** Which header carries the signature. */
  signatureHeader: z
    .string()
    .regex(/^[A-Za-z0-9-]{1,64}$/, 'is not the name of a header')
    .default('X-Signature'),
  algorithm: z.enum(['sha512', 'sha256']).default('sha512'),
  /** `base64` also takes the same digest in hexadecimal; `timestamped` is a header such as `t=1767225600,v1=<hexadecimal>`. */
  encoding: z.enum(['base64', 'hex', 'timestamped']).default('base64'),
  /** Only with `timestamped`: the body alone, or the header's `t`, a point and the body. */
  signedText: z.enum(['body', 'timestamp.body']).default('timestamp.body'),
  /** How the API key becomes the bytes of the HMAC's key. */
  keyEncoding: z.enum(['utf8', 'hex', 'base64']).default('utf8'),
  /** Oldest signed time taken, where one is signed; null: any. */
  timestampAgeMaxHours: z.number().positive().max(8_760).nullable().default(null),
  /** Takes callbacks without a signature, as unverified, and only where the account has an address allow-list as well. */
  unsignedAllowed: onOff(false).describe(
    'Callbacks without a signature are taken, as unverified, if the account has an address allow-list as well.',
  ),
  /** Caibo's id of the merchant: callbacks about another one are kept and raised as an issue; null: not checked. */
  merchantId: z.string().min(1).nullable().default(null),
  /** `transactionStatusId` → what it means. */
  transactionStatuses: z
    .record(z.string(), z.enum(transactionWords))
    .default({ '0': 'waiting', '1': 'approved', '2': 'declined', '3': 'pending' }),
  /** `paymentRequestStatusId` → what it means. */
  paymentRequestStatuses: z
    .record(z.string(), z.enum(paymentRequestWords))
    .default({ '1': 'paid', '2': 'unpaid', '3': 'cancelled' }),
});
export type CaiboSettings = z.infer<typeof caiboSettings>;
