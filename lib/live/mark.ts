import { secondMs } from '@/lib/platform/time';
import type { LiveList } from './subscription';

/**
 * Where a list was when it was read: what lies from `floor` on was counted then as `seen`. The floor lies a little before the
 * newest row, so that a row whose transaction began earlier and committed later is counted too: nothing is missed.
 */
export type Mark = { floor: string; seen: number };

/** Lists whose rows come in the order of `received_at`; the others are opened late or early, but get their ids in order. */
export const marksByTime: Readonly<Record<LiveList, boolean>> = {
  callbacks: true,
  requests: true,
  transfers: false,
  batches: false,
  issues: false,
};

/** Transactions that began longer ago than this have committed or were given up; also what clocks of machines differ by. */
const lateMs = 5 * secondMs;
/** Marks of the same step can share what is counted for them. */
const stepMs = 5 * secondMs;
/** Ids handed out to transactions that may still be under way. */
const lateIds = 1_000n;

/** Rows between floor and newest at most: 2,000 callbacks a second for ten seconds. */
export const seenMax = 20_000;

/** Pure: the floor of a list read at `now`, whose newest id is `newestId` where it is marked by id. */
export function floorOf(list: LiveList, now: Date, newestId: string): string {
  if (marksByTime[list]) return new Date(Math.floor((now.getTime() - lateMs) / stepMs) * stepMs).toISOString();
  const floor = (BigInt(newestId) / lateIds - 1n) * lateIds;
  return String(floor > 0n ? floor : 0n);
}

/** Pure: text for URLs. */
export function encodeMark({ floor, seen }: Mark): string {
  return `${floor}~${seen}`;
}

/** Pure: reads it back; null for what is no mark of that list. */
export function decodeMark(list: LiveList, text: string): Mark | null {
  const [floor = '', seen = '', ...rest] = text.split('~');
  if (rest.length > 0 || !/^\d{1,5}$/.test(seen) || Number(seen) > seenMax) return null;
  if (!marksByTime[list]) return /^\d{1,18}$/.test(floor) ? { floor, seen: Number(seen) } : null;
  const isInstant = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(floor) && !Number.isNaN(Date.parse(floor));
  return isInstant ? { floor, seen: Number(seen) } : null;
}

/** Counting stops here: "1,000+ new" is as many as a person wants to know. */
export const newsMax = 1_000;

/** How many rows came; `bounded`: more than that. */
export interface News {
  value: number;
  bounded: boolean;
}

/** Pure: what `counted` rows from the floor on mean for a list of which `seen` were shown. Rows that left the list are no news. */
export function newsOf(counted: number, seen: number): News {
  const value = Math.max(0, counted - seen);
  return { value: Math.min(value, newsMax), bounded: value > newsMax };
}
