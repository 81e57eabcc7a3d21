import { z } from 'zod';
import { transferKinds } from '@/lib/providers/contract';
import { accountSlugPattern } from '@/lib/providers/registry';

/** What can be stuck. */
export const boundedKinds = ['batch', ...transferKinds] as const;
export type BoundedKind = (typeof boundedKinds)[number];

/** How long records of a provider and kind may stay open before that is an issue; `minutes` null: for ever. */
export interface StuckBound {
  provider: string;
  kind: BoundedKind;
  /** Only what is on this chain, in the provider's spelling; null: every chain without a bound of its own. */
  chain: string | null;
  minutes: number | null;
}

/** How long the second callback of an order may take after the first; `minutes` null: for ever. */
export interface SecondCallbackBound {
  provider: string;
  minutes: number | null;
}

/** When an account that sends nothing is called silent. */
export interface SilenceBound {
  /** As many callbacks as usual must be missing. */
  missingMin: number;
  /** And nothing must have come for as long. */
  minutesMin: number;
}

/** What the sweeps hold records and accounts against. */
export interface SweepBounds {
  stuck: readonly StuckBound[];
  /** Of what no line of `stuck` is about. */
  otherwiseMinutes: number | null;
  second: readonly SecondCallbackBound[];
  silence: SilenceBound;
}

const hours = (count: number) => count * 60;
const days = (count: number) => count * hours(24);

/**
 * What holds where nothing is set. No provider publishes how long its movements take; these are long enough that a healthy
 * day raises nothing: twice what a slow confirmation takes, and for what waits for a payer or a bank as long as they are given.
 */
export const defaultBounds = {
  stuck: [
    { provider: 'gatepay', kind: 'batch', chain: null, minutes: hours(4) },
    { provider: 'gatepay', kind: 'deposit', chain: null, minutes: hours(2) },
    { provider: 'gatepay', kind: 'payment', chain: null, minutes: hours(24) },
    { provider: 'gatepay', kind: 'payout', chain: null, minutes: hours(4) },
    { provider: 'gatepay', kind: 'refund', chain: null, minutes: hours(24) },
    { provider: 'gatepay', kind: 'mandate', chain: null, minutes: null },
    { provider: 'basswallet', kind: 'deposit', chain: null, minutes: hours(2) },
    { provider: 'basswallet', kind: 'payment', chain: null, minutes: hours(24) },
    { provider: 'basswallet', kind: 'payout', chain: null, minutes: hours(4) },
    { provider: 'b2binpay', kind: 'deposit', chain: null, minutes: hours(6) },
    { provider: 'b2binpay', kind: 'payment', chain: null, minutes: hours(24) },
    { provider: 'b2binpay', kind: 'payout', chain: null, minutes: hours(6) },
    { provider: 'bayarcash', kind: 'payment', chain: null, minutes: hours(2) },
    { provider: 'bayarcash', kind: 'mandate', chain: null, minutes: days(7) },
    { provider: 'caibo', kind: 'payment', chain: null, minutes: hours(24) },
  ],
  otherwiseMinutes: days(1),
  second: [
    { provider: 'b2binpay', minutes: hours(3) },
    { provider: 'basswallet', minutes: hours(1) },
    { provider: 'bayarcash', minutes: 45 },
  ],
  silence: { missingMin: 20, minutesMin: 60 },
} as const satisfies SweepBounds;

const minutes = z.int().min(1).max(days(365)).nullable();
const provider = z.string().regex(accountSlugPattern);

/** What is stored: the lines that differ from the defaults, and further ones for single chains. */
export const sweepSettingsSchema = z.strictObject({
  stuck: z
    .array(
      z.strictObject({
        provider,
        kind: z.enum(boundedKinds),
        chain: z.string().trim().min(1).max(60).nullable(),
        minutes,
      }),
    )
    .max(200)
    .default([]),
  otherwiseMinutes: minutes.default(defaultBounds.otherwiseMinutes),
  second: z.array(z.strictObject({ provider, minutes })).max(50).default([]),
  silence: z
    .strictObject({ missingMin: z.int().min(1).max(1_000_000), minutesMin: z.int().min(1).max(days(7)) })
    .default(defaultBounds.silence),
});
export type SweepSettings = z.infer<typeof sweepSettingsSchema>;

const lineOf = ({ provider, kind, chain }: StuckBound) => JSON.stringify([provider, kind, chain]);

/** Pure: the defaults with what is set in their place, further lines at the end. */
export function boundsOf(settings: SweepSettings): SweepBounds {
  const stuck = new Map<string, StuckBound>();
  for (const bound of [...defaultBounds.stuck, ...settings.stuck]) stuck.set(lineOf(bound), bound);
  const second = new Map<string, SecondCallbackBound>();
  for (const bound of [...defaultBounds.second, ...settings.second]) second.set(bound.provider, bound);
  const { otherwiseMinutes, silence } = settings;
  return { stuck: [...stuck.values()], otherwiseMinutes, second: [...second.values()], silence };
}

/** Pure: what has to be stored so that `boundsOf` gives `bounds`: nothing of the lines that are the defaults. */
export function settingsOf(bounds: SweepBounds): SweepSettings {
  const usual = new Map<string, number | null>(defaultBounds.stuck.map((bound) => [lineOf(bound), bound.minutes]));
  const usualSecond = new Map<string, number | null>(
    defaultBounds.second.map((bound) => [bound.provider, bound.minutes]),
  );
  return {
    stuck: bounds.stuck.filter((bound) => usual.get(lineOf(bound)) !== bound.minutes),
    otherwiseMinutes: bounds.otherwiseMinutes,
    second: bounds.second.filter((bound) => usualSecond.get(bound.provider) !== bound.minutes),
    silence: { ...bounds.silence },
  };
}

/** Pure: the bound on one record, in minutes: its chain's own before the kind's, and that before everything else's. */
export function stuckMinutes(
  bounds: SweepBounds,
  record: { provider: string; kind: BoundedKind; chain: string | null },
): number | null {
  const lines = bounds.stuck.filter(({ provider, kind }) => provider === record.provider && kind === record.kind);
  const own = record.chain === null ? undefined : lines.find(({ chain }) => chain === record.chain);
  const line = own ?? lines.find(({ chain }) => chain === null);
  return line ? line.minutes : bounds.otherwiseMinutes;
}

/** Pure: nothing younger than this, in minutes, can be stuck or waited for too long; null: nothing can. */
export function youngestMinutes(bounds: SweepBounds): number | null {
  const all = [...bounds.stuck, ...bounds.second].map((bound) => bound.minutes);
  const set = [...all, bounds.otherwiseMinutes].filter((bound) => bound !== null);
  return set.length === 0 ? null : Math.min(...set);
}
