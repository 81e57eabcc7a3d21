import { BanIcon, CircleCheckIcon, CircleIcon, CircleXIcon, ContrastIcon, type LucideIcon } from 'lucide-react';
import type { Tone } from '@/components/ui/tone';
import { type ErrorClass, errorClassInfo } from '@/lib/delivery/error-class';
import type { AttemptView, DeliveryStatus, DeliveryTrigger, DeliveryView } from '@/lib/delivery/types';

interface Look {
  label: string;
  tone: Tone;
  icon: LucideIcon;
  hint: string;
}

/** Label, colour, shape and meaning of a delivery's status. */
const deliveryStatusLooks: Record<DeliveryStatus, Look> = {
  waiting: { label: 'Waiting', tone: 'neutral', icon: CircleIcon, hint: 'It has its first attempt before it.' },
  in_progress: { label: 'In progress', tone: 'blue', icon: ContrastIcon, hint: 'An attempt is running.' },
  delivered: { label: 'Delivered', tone: 'green', icon: CircleCheckIcon, hint: 'The backend answered 2xx.' },
  exhausted: { label: 'Exhausted', tone: 'red', icon: CircleXIcon, hint: 'The schedule ended without a 2xx.' },
  cancelled: { label: 'Cancelled', tone: 'neutral', icon: BanIcon, hint: 'It will not be tried any more.' },
};

const failed: Look = {
  label: 'Failed',
  tone: 'red',
  icon: CircleXIcon,
  hint: 'The last attempt got a negative answer, or none; it has another one before it.',
};

/**
 * Pure: how a delivery stands. One that waits after an attempt that failed is *Failed*, as its callback is: the word for one that was
 * not tried yet would hide it.
 */
export function deliveryLook({ status, lastErrorClass }: Pick<DeliveryView, 'status' | 'lastErrorClass'>): Look {
  return status === 'waiting' && lastErrorClass !== null ? failed : deliveryStatusLooks[status];
}

/** Why a delivery exists. */
export const triggerLabels: Record<DeliveryTrigger, string> = {
  automatic: 'Automatic',
  replay: 'Replay',
  test: 'Test',
};

/** Why a delivery that is due does not start. */
export const heldBackWords: Record<NonNullable<DeliveryView['heldBack']>, string> = {
  paused: 'held back: the destination is paused',
  breaker_open: 'held back: the breaker is open',
};

/** True for an answer that means "I have it". */
export function isDelivered({ statusCode, finishedAt }: Pick<AttemptView, 'statusCode' | 'finishedAt'>): boolean {
  return finishedAt !== null && statusCode !== null && statusCode >= 200 && statusCode < 300;
}

/** How an attempt ended, in a few words beside its status code. */
export function attemptLook(attempt: Pick<AttemptView, 'statusCode' | 'finishedAt' | 'errorClass'>): {
  label: string;
  tone: Tone;
  icon: LucideIcon;
} {
  const { errorClass, finishedAt } = attempt;
  if (finishedAt === null) return { label: 'Running', tone: 'blue', icon: ContrastIcon };
  if (isDelivered(attempt) && (errorClass === null || errorClass === 'response_too_large')) {
    return { label: 'Delivered', tone: 'green', icon: CircleCheckIcon };
  }
  return { label: errorClass ? errorClassInfo[errorClass].label : 'Failed', tone: 'red', icon: CircleXIcon };
}

/** Milliseconds as people read them: `84 ms`, `1.24 s`, `15.0 s`. */
export function millisecondsWords(ms: number): string {
  if (ms < 1_000) return `${Math.round(ms)} ms`;
  return ms < 10_000 ? `${(ms / 1_000).toFixed(2)} s` : `${(ms / 1_000).toFixed(1)} s`;
}

/** Whether the destination may have acted on the callback although the attempt failed. */
export function mayHaveArrived(errorClass: ErrorClass): boolean {
  return errorClassInfo[errorClass].mayHaveArrived;
}
