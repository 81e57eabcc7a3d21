import { z } from 'zod';
import { onOff } from '@/lib/providers/knobs';

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
});
export type BayarcashSettings = z.infer<typeof bayarcashSettings>;
