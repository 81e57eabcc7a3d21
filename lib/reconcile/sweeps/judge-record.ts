import { minuteMs } from '@/lib/platform/time';
import type { Outcome } from '@/lib/providers/contract';
import { type BoundedKind, type SweepBounds, stuckMinutes } from './bounds';
import { awaitsSecondCallback } from './second-callback';

/** A transfer or batch as the sweeps see it. */
export interface OpenRecord {
  provider: string;
  kind: BoundedKind;
  status: string;
  outcome: Outcome;
  terminal: boolean;
  openedAt: Date;
  /** The chains of what is still open in it; empty where it names none. */
  chains: readonly string[];
}

export const recordTroubles = ['stuck', 'second_callback_missing'] as const;
export type RecordTrouble = (typeof recordTroubles)[number];

/** Pure: the longest bound of its chains, for a batch waits for its slowest line; null: it may stay open for ever. */
function stuckAfterMinutes(record: OpenRecord, bounds: SweepBounds): number | null {
  const chains = record.chains.length > 0 ? record.chains : [null];
  const each = chains.map((chain) => stuckMinutes(bounds, { ...record, chain }));
  const set = each.filter((minutes) => minutes !== null);
  return set.length < each.length ? null : Math.max(...set);
}

/**
 * Pure: what is wrong with a record at `now`, and the bound that says so; null: nothing, or not yet. One trouble at a time: an
 * order that waits for its second callback is not also stuck. A record whose outcome is settled though its status may still
 * move (an active mandate) waits for nothing.
 */
export function judgeRecord(
  record: OpenRecord,
  bounds: SweepBounds,
  now: Date,
): { trouble: RecordTrouble; afterMinutes: number } | null {
  if (record.terminal || record.outcome !== 'pending') return null;
  const trouble = awaitsSecondCallback(record) ? 'second_callback_missing' : 'stuck';
  const second = bounds.second.find(({ provider }) => provider === record.provider);
  const afterMinutes =
    trouble === 'second_callback_missing' ? (second?.minutes ?? null) : stuckAfterMinutes(record, bounds);
  if (afterMinutes === null) return null;
  const isOver = now.getTime() - record.openedAt.getTime() > afterMinutes * minuteMs;
  return isOver ? { trouble, afterMinutes } : null;
}
