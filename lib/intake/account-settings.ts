import { z } from 'zod';
import { secondMs } from '@/lib/platform/time';
import { parseNetwork } from './allow-list';

const kibibyte = 1024;

const networkText = z.string().refine((text) => parseNetwork(text) !== null, 'is neither an address nor a CIDR block');

/** Bounds and defaults of what the door asks for. */
export const doorSettingsSchema = z.object({
  /** Addresses and CIDR blocks that may call; empty: anybody. */
  allowList: z.array(networkText).default([]),
  bodyBytesMax: z
    .int()
    .min(kibibyte)
    .max(64 * kibibyte * kibibyte)
    .default(kibibyte * kibibyte),
  /** The whole body must have arrived by then. */
  bodyTimeoutMs: z
    .int()
    .min(100)
    .max(120 * secondMs)
    .default(10 * secondMs),
  /** In each process. Above what any provider sends: it stops a flood, not a busy day. */
  ratePerSecondMax: z.int().min(1).default(10_000),
  /** What is kept of rejected requests a day (UTC), sealed bytes; what comes over it is answered and counted. */
  rejectedBytesPerDayMax: z
    .int()
    .min(kibibyte * kibibyte)
    .max(1024 * kibibyte * kibibyte * kibibyte)
    .default(200 * kibibyte * kibibyte),
  /** Rejected requests kept a day (UTC). */
  rejectedRowsPerDayMax: z.int().min(100).max(100_000_000).default(100_000),
  /** Callbacks an hour that are unsigned by the provider's design, each 16 KiB begun counted; not where the account has an allow-list. */
  unverifiedPerHourMax: z.int().min(1).max(10_000_000).default(1_000),
});

/** What the door holds a request of one account against. */
export type DoorSettings = z.infer<typeof doorSettingsSchema>;

/** The column `accounts.settings`: what the door asks for, and the provider's own knobs (its zod schema reads those). */
export const accountSettingsSchema = z.object({
  door: doorSettingsSchema.prefault({}),
  provider: z.record(z.string(), z.unknown()).default({}),
});

/** What `accounts.settings` holds, read. */
export type AccountSettings = z.infer<typeof accountSettingsSchema>;
