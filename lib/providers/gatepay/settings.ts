import { z } from 'zod';
import { queryUrl } from '@/lib/providers/query-url';

/** The account's knobs. */
export const gatepaySettings = z.object({
  /**
   * GatePay documents no window, and its retries run for 24 h 4 min without a word on whether they are signed afresh: 25 h
   * refuses none of them.
   */
  timestampAgeMaxHours: z.number().positive().max(8_760).default(25).meta({
    title: 'Oldest timestamp, hours',
    description:
      'A genuine callback with an older signed timestamp is refused. GatePay retries for 24 h 4 min, so less than 25 may refuse a retry.',
  }),
  clientId: z
    .string()
    .trim()
    .nullable()
    .transform((value) => value || null)
    .default(null)
    .meta({
      title: 'Client id',
      description:
        'Your client id. A callback that names another one is taken, and raised as an issue. Empty: not checked, and GatePay cannot be asked about batches and payments.',
    }),
  queryUrl: queryUrl('https://openplatform.gateapi.io'),
});
export type GatepaySettings = z.infer<typeof gatepaySettings>;
