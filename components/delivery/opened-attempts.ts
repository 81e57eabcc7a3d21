import type { AttemptDetails } from '@/lib/delivery/types';
import type { ZonedClock } from '@/lib/platform/time-zone/zoned-clock';
import type { ChosenAttempts } from './choose-attempts';

/** The chosen attempts with their bytes. */
export interface OpenedAttempts extends ChosenAttempts {
  /** Null: none is open, or retention dropped it. */
  details: AttemptDetails | null;
  againstDetails: AttemptDetails | null;
  /** The provider of the callback: what is masked goes by it; null: a test without one. */
  provider: string | null;
  /** That their times are written by where they are compared. */
  clock: ZonedClock;
}
