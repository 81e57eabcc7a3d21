import { z } from 'zod';
import { onOff } from '@/lib/providers/knobs';
import { queryUrl } from '@/lib/providers/query-url';

/**
 * API v3, production. API v2 is https://console.bayar.cash/api/v2, the sandboxes https://api.console.bayarcash-sandbox.com/v3 and
 * https://console.bayarcash-sandbox.com/api/v2. Source: api.webimpian.support/bayarcash, Transaction › Transaction ID.
 */
export const productionUrl = 'https://api.console.bayar.cash/v3';

/** The account's knobs. */
export const bayarcashSettings = z.object({
  /**
   * Bayarcash calls the checksum optional, so false takes callbacks without one: as unverified, and never applied to money.
   * One that is there must be right either way.
   */
  checksumRequired: onOff(true).meta({
    title: 'Checksum required',
    description: 'Off: callbacks without a checksum are taken, as unverified, and never applied to money.',
  }),
  queryUrl: queryUrl(productionUrl),
});
export type BayarcashSettings = z.infer<typeof bayarcashSettings>;
