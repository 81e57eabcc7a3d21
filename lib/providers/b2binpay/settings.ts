import { z } from 'zod';

/** The account's knobs. */
export const b2binpaySettings = z.object({
  /** `v2v3`: JSON:API with `meta.sign`. `v1`: the retired API, bcrypt in `sign.hash` and the answer `OK`. */
  apiVersion: z.enum(['v2v3', 'v1']).default('v2v3'),
  /** Oldest signed time taken; null: any. B2BinPay documents no window, and callbacks can be resent by hand at any time. */
  timestampAgeMaxHours: z.number().positive().max(8_760).nullable().default(null),
});
export type B2binpaySettings = z.infer<typeof b2binpaySettings>;
