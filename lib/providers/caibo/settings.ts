import { z } from 'zod';
import { onOff } from '@/lib/providers/knobs';
import { queryUrl } from '@/lib/providers/query-url';
import { paymentRequestWords, transactionWords } from './statuses';

/** One host for test and live keys alike. Source: docs.caibo.digital, Payment Status. */
export const productionUrl = 'https://apay.caibo.digital';

/**
 * The account's knobs. Caibo's own page fixes none of the signature's; the defaults are those of pages of the same platform
 * under other names.
 */
export const caiboSettings = z.object({
  signatureHeader: z
    .string()
    .regex(/^[A-Za-z0-9-]{1,64}$/, 'is not the name of a header')
    .default('X-Signature')
    .meta({ title: 'Signature header', description: 'Which header carries the signature.' }),
  algorithm: z.enum(['sha512', 'sha256']).default('sha512').meta({ title: 'Algorithm', description: 'Of the HMAC.' }),
  encoding: z.enum(['base64', 'hex', 'timestamped']).default('base64').meta({
    title: 'Encoding',
    description:
      'How the header writes the digest. base64 also takes the same digest in hexadecimal; timestamped is a header such as t=1767225600,v1=<hexadecimal>.',
  }),
  signedText: z.enum(['body', 'timestamp.body']).default('timestamp.body').meta({
    title: 'Signed text',
    description: 'Only with the encoding timestamped: the body alone, or the header’s t, a point and the body.',
  }),
  keyEncoding: z
    .enum(['utf8', 'hex', 'base64'])
    .default('utf8')
    .meta({ title: 'Key encoding', description: 'How the API key becomes the bytes of the HMAC’s key.' }),
  timestampAgeMaxHours: z.number().positive().max(8_760).nullable().default(null).meta({
    title: 'Oldest signed time, hours',
    description: 'Where a time is signed, an older one is refused. Empty: any age.',
  }),
  unsignedAllowed: onOff(false).meta({
    title: 'Unsigned callbacks',
    description:
      'Callbacks without a signature are taken, as unverified, if the account has an address allow-list as well.',
  }),
  merchantId: z.string().min(1).nullable().default(null).meta({
    title: 'Merchant id',
    description: 'Caibo’s id of you: callbacks about another one are kept and raised as an issue. Empty: not checked.',
  }),
  transactionStatuses: z
    .record(z.string(), z.enum(transactionWords))
    .default({ '0': 'waiting', '1': 'approved', '2': 'declined', '3': 'pending' })
    .meta({
      title: 'Transaction statuses',
      description: `What each transactionStatusId means: ${transactionWords.join(', ')}.`,
    }),
  paymentRequestStatuses: z
    .record(z.string(), z.enum(paymentRequestWords))
    .default({ '1': 'paid', '2': 'unpaid', '3': 'cancelled' })
    .meta({
      title: 'Payment request statuses',
      description: `What each paymentRequestStatusId means: ${paymentRequestWords.join(', ')}.`,
    }),
  queryUrl: queryUrl(productionUrl),
});
export type CaiboSettings = z.infer<typeof caiboSettings>;
