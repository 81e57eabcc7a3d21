import type { BodyMode, DestinationFilter, DestinationView } from '@/lib/delivery/types';

/** What can be set of a destination, as a form or an API client gives it: typed, not yet judged. */
export interface DestinationInput {
  name: string;
  url: string;
  filter: DestinationFilter;
  bodyMode: BodyMode;
  /** By name; null takes one away. Those that are not named stay: values are never shown, so they cannot be sent back. */
  headers: Readonly<Record<string, string | null>>;
  timeoutMs: number;
  /** Null: no limit. */
  ratePerSecondMax: number | null;
  concurrencyMax: number;
  /** Seconds before each retry; null: the default schedule. */
  scheduleSeconds: readonly number[] | null;
}

/** What was given cannot be used; by the name of each field, in a sentence. */
export interface Invalid {
  outcome: 'invalid';
  problems: Readonly<Partial<Record<DestinationField, string>>>;
}

/** The fields that a problem can be about. */
export const destinationFields = [
  'name',
  'url',
  'filter',
  'bodyMode',
  'headers',
  'timeoutMs',
  'ratePerSecondMax',
  'concurrencyMax',
  'scheduleSeconds',
  'secret',
] as const;
export type DestinationField = (typeof destinationFields)[number];

/** Attempts that finished within the last hour, the newest ones where there were many. */
export interface RecentAttempts {
  delivered: number;
  failed: number;
  /** There were more: the figures are of the newest. */
  bounded: boolean;
  /** Of the delivered ones, from the start of the call to the last byte; null: none was delivered. */
  p50Ms: number | null;
  p95Ms: number | null;
}

/** How a destination does. Counts stop at `backlogMax`. */
export interface DestinationHealth {
  /** Deliveries that wait for their first attempt. */
  waiting: number;
  /** Deliveries that were tried without success and are tried again. */
  failing: number;
  /** One of both counts stopped there. */
  bounded: boolean;
  /** When the oldest delivery that still waits was made; null: none waits. */
  oldestWaitingAt: string | null;
  lastHour: RecentAttempts;
  lastAttempt: { startedAt: string; outcome: 'delivered' | 'failed' | 'running'; deliveryId: string } | null;
}

/** A destination in a list and on its page. */
export interface DestinationDetails extends DestinationView {
  health: DestinationHealth;
}
