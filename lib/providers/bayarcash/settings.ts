import { z } from 'zod';

/** The account's knobs. */
export const bayarcashSettings = z.object({
  /**
   * Bayarcash calls the checksum optional, so false takes callbacks without one: as unverified, and never applied to money.
   * One that is there must be right either way.
   */
  checksumRequired: z.union([z.boolean(), z.stringbool()]).default(true),
});
export type BayarcashSettings = z.infer<typeof bayarcashSettings>;
