import { minuteMs } from '@/lib/platform/time';

/** A set-up that was begun is good for so long; afterwards it begins anew. */
export const setupLifetimeMs = 30 * minuteMs;

/** Pure: the sealed secret of the set-up that is under way, null where none is (any more). */
export function setupUnderWay<Bytes extends Uint8Array>(
  { totpNextSealed, totpStartedAt }: { totpNextSealed: Bytes | null; totpStartedAt: Date | null },
  now: Date,
): Bytes | null {
  return totpStartedAt && now.getTime() - totpStartedAt.getTime() < setupLifetimeMs ? totpNextSealed : null;
}
