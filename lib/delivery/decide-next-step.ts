import { type ErrorClass, errorClassInfo } from './error-class';
import { retryDelayMs } from './schedule';
import type { DeliveryTrigger } from './types';

/** How an attempt ended. */
export interface AttemptOutcome {
  /** Null: no answer. */
  statusCode: number | null;
  /** Null, or `response_too_large`, beside a 2xx. */
  errorClass: ErrorClass | null;
  retryAfterMs: number | null;
}

export interface NextStepInput {
  outcome: AttemptOutcome;
  trigger: DeliveryTrigger;
  schedule: readonly number[];
  /** This attempt included. */
  attemptCount: number;
  /** Of the earlier attempts, those that failed by our own doing. */
  ownFaultCount: number;
  finishedAt: Date;
  /** In [0, 1). */
  random: number;
}

export type NextStep =
  /** A 2xx: it has it. */
  | { step: 'delivered' }
  /** Once more, not before `at`. */
  | { step: 'retry'; at: Date; pausesDestination: boolean }
  /** The schedule has ended without a 2xx, or nothing can ever be sent. */
  | { step: 'exhausted'; pausesDestination: boolean };

/** Pure: true for an answer that means "I have it". */
export function isDelivered({ statusCode }: Pick<AttemptOutcome, 'statusCode'>): boolean {
  return statusCode !== null && statusCode >= 200 && statusCode < 300;
}

/** Pure: the class of a whole answer; null for a 2xx. */
export function classifyStatus(statusCode: number): ErrorClass | null {
  if (isDelivered({ statusCode })) return null;
  if (statusCode === 410) return 'gone';
  return statusCode >= 300 && statusCode < 400 ? 'redirect_not_followed' : 'status_not_ok';
}

/**
 * Pure: what follows from an attempt. What is our own doing (a stop, a crash, a request that could not be built) uses up none of
 * the schedule; while it lasts it is tried again as late as the schedule has it. A test is tried once. 410 pauses the destination; the delivery waits for its schedule or for the resume.
 */
export function decideNextStep(input: NextStepInput): NextStep {
  const { outcome, trigger, schedule, attemptCount, ownFaultCount, finishedAt, random } = input;
  const { errorClass } = outcome;
  const answeredWhole = errorClass === null || errorClass === 'response_too_large';
  if (isDelivered(outcome) && answeredWhole) return { step: 'delivered' };
  const pausesDestination = errorClass === 'gone' && trigger !== 'test';
  if (errorClass === 'bytes_gone' || trigger === 'test') return { step: 'exhausted', pausesDestination };
  if (errorClass === 'stopped') return { step: 'retry', at: finishedAt, pausesDestination };
  const ours = errorClass !== null && !errorClassInfo[errorClass].blamesDestination;
  const used = ours ? Math.min(attemptCount, schedule.length) : attemptCount - ownFaultCount;
  const delayMs = retryDelayMs({ schedule, attemptCount: used, random, retryAfterMs: outcome.retryAfterMs });
  if (delayMs === null) return { step: 'exhausted', pausesDestination };
  return { step: 'retry', at: new Date(finishedAt.getTime() + delayMs), pausesDestination };
}
