import type { RejectionCause } from '@/lib/providers/contract';
import type { DoorSettings } from './account-settings';
import type { Refusal } from './allow';
import { startBytesMax } from './collect-body';
import type { BodyEnd, BodyLimits, BodyRead } from './incoming';

/**
 * Causes that are mended on our side (a content type by a version that takes it): the whole body is kept, so that the request can
 * be verified again. Of the others that are refused unread the start is enough to see what it was.
 */
const mendableCauses: readonly RejectionCause[] = [
  'address_not_allowed',
  'account_disabled',
  'settings_unreadable',
  'content_type_unsupported',
];

/** How much of the body to take, given that it is refused already (or not). */
export function limitsFor(door: DoorSettings, refusal: Refusal | null): BodyLimits {
  const isWhole = refusal === null || mendableCauses.includes(refusal.cause);
  return { bodyBytesMax: isWhole ? door.bodyBytesMax : startBytesMax, bodyTimeoutMs: door.bodyTimeoutMs };
}

/** Why a body cannot be judged as it arrived; null: it is all there. */
export function refuseRead(
  end: Exclude<BodyEnd, 'no_room'>,
  { bytesArrived }: Pick<BodyRead, 'bytesArrived'>,
  limits: BodyLimits,
): Refusal | null {
  switch (end) {
    case 'complete':
      return null;
    case 'too_large':
      return {
        cause: 'body_too_large',
        detail: `More than ${limits.bodyBytesMax} bytes came. The cap is a setting of the account.`,
      };
    case 'too_slow':
      return {
        cause: 'body_incomplete',
        detail: `Only ${bytesArrived} bytes came within ${limits.bodyTimeoutMs} ms, and not the end.`,
      };
    case 'cut_off':
      return { cause: 'body_incomplete', detail: `The sender went away after ${bytesArrived} bytes.` };
  }
}
