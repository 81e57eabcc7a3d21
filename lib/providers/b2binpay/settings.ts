import { z } from 'zod';
import { queryUrl } from '@/lib/providers/query-url';

/**
 * Base URLs. B2BinPay's pages print none for API v3: it is v2's host with `v3.` before it, as third-party clients have it.
 * Source: docs.b2binpay.com, API overview (v2).
 */
export const productionUrls = { v3: 'https://v3.api.b2binpay.com', v2: 'https://api.b2binpay.com' } as const;

/** The account's knobs. */
export const b2binpaySettings = z.object({
  apiVersion: z.enum(['v2v3', 'v1']).default('v2v3').meta({
    title: 'API version',
    description: 'v2v3: JSON:API, signed in meta.sign. v1: the retired API, signed in sign.hash and answered with OK.',
  }),
  /** B2BinPay documents no window, and callbacks can be resent by hand at any time. */
  timestampAgeMaxHours: z.number().positive().max(8_760).nullable().default(null).meta({
    title: 'Oldest signed time, hours',
    description:
      'A genuine callback with an older signed time is refused, also one that is resent by hand. Empty: any age.',
  }),
  queryVersion: z.enum(['v3', 'v2']).default('v3').meta({
    title: 'Version of the query API',
    description: 'v3: asked with client_id and client_secret. v2: with login and password; B2BinPay has retired it.',
  }),
  queryUrl: queryUrl(productionUrls.v3),
});
export type B2binpaySettings = z.infer<typeof b2binpaySettings>;
