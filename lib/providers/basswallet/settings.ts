import { z } from 'zod';
import { canonicalForms } from './canonical-forms';

/** The account's knobs. */
export const basswalletSettings = z.object({
  /**
   * How BassWallet writes down what it signs. Its pages leave that open for callbacks, so `any` tries all forms and each
   * callback names the one that matched; once known, pin it here.
   */
  canonicalForm: z.enum(['any', ...canonicalForms]).default('any'),
  /** Oldest signed timestamp taken; null: any. BassWallet documents no window, and its retries and manual resends come late. */
  timestampAgeMaxHours: z.number().positive().max(8_760).nullable().default(null),
});
export type BasswalletSettings = z.infer<typeof basswalletSettings>;
