import { z } from 'zod';

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
});
export type B2binpaySettings = z.infer<typeof b2binpaySettings>;
