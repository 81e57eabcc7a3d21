import { z } from 'zod';
import { queryUrl } from '@/lib/providers/query-url';
import { canonicalForms } from './canonical-forms';

/** Production; the beta is https://api-beta.basswallet.io/api. Source: docs-en.basswallet.com, Request Description. */
export const productionUrl = 'https://api.basswallet.com/api';

/** The account's knobs. */
export const basswalletSettings = z.object({
  /** BassWallet's pages leave open what exactly it signs of callbacks. */
  canonicalForm: z
    .enum(['any', ...canonicalForms])
    .default('any')
    .meta({
      title: 'Canonical form',
      description:
        'How BassWallet writes down what it signs. Each callback names the form that matched: once you know it, choose it here. any: all forms are tried.',
    }),
  /** BassWallet documents no window, and its retries and manual resends come late. */
  timestampAgeMaxHours: z.number().positive().max(8_760).nullable().default(null).meta({
    title: 'Oldest timestamp, hours',
    description:
      'A genuine callback with an older signed timestamp is refused, also one that is resent by hand. Empty: any age.',
  }),
  queryUrl: queryUrl(productionUrl),
});
export type BasswalletSettings = z.infer<typeof basswalletSettings>;
