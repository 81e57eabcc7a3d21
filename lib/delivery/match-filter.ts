import { z } from 'zod';
import { outcomes } from '@/lib/providers/contract';
import type { DestinationFilter } from './types';

const wordsSchema = z.array(z.string().min(1).max(200)).max(200).default([]);

/** A destination's filter as stored and as the API takes it; what is absent is no condition. */
export const destinationFilterSchema = z.strictObject({
  providers: wordsSchema,
  accounts: wordsSchema,
  channels: wordsSchema,
  types: wordsSchema,
  outcomes: z.array(z.enum(outcomes)).default([]),
  includeUnverified: z.boolean().default(false),
}) satisfies z.ZodType<DestinationFilter>;

/** What a filter is held against. */
export interface FilteredCallback {
  provider: string;
  /** Slug. */
  account: string;
  channel: string;
  type: string;
  outcome: string;
  verified: boolean;
  /** Its channel is only shown, never applied to money: the payer's browser, the test doors. */
  displayOnly: boolean;
}

function allows(list: readonly string[], value: string): boolean {
  return list.length === 0 || list.includes(value);
}

/**
 * Pure: does a destination want `callback`? Every condition must hold. Safe by default: what is display-only is wanted only
 * where its channel is named, what else is unverified only where the filter says so.
 */
export function matchesFilter(filter: DestinationFilter, callback: FilteredCallback): boolean {
  const isNamed = filter.channels.includes(callback.channel);
  if (callback.displayOnly ? !isNamed : !callback.verified && !filter.includeUnverified) return false;
  return (
    allows(filter.providers, callback.provider) &&
    allows(filter.accounts, callback.account) &&
    allows(filter.channels, callback.channel) &&
    allows(filter.types, callback.type) &&
    allows(filter.outcomes, callback.outcome)
  );
}
