import { createHash } from 'node:crypto';
import type { Context } from '@/lib/platform/context';
import { sealAttempt } from './attempt-envelope';
import { decideNextStep, isDelivered, type NextStep } from './decide-next-step';
import { type ErrorClass, errorClassInfo } from './error-class';
import type { Prepared, PreparedAttempt } from './prepare-attempt';
import type { SendResult } from './running-call';
import { parseRetryAfter, scheduleOf } from './schedule';
import { type SendTools, send } from './send';
import type { AttemptTimings, DeliveryTrigger } from './types';

/** A finished attempt as it is written down. */
export interface EndedAttempt {
  delivery: EndedDelivery;
  attemptId: string;
  finishedAt: Date;
  timings: AttemptTimings;
  address: string | null;
  statusCode: number | null;
  errorClass: ErrorClass | null;
  errorWords: string | null;
  requestBytes: number | null;
  requestSha256: Buffer | null;
  responseBytes: number | null;
  responseTruncated: boolean;
  sealed: Buffer | null;
  next: NextStep;
  /** What the breaker counts; null: our own doing. */
  counts: 'succeeded' | 'failed' | null;
  probe: boolean;
}

/** What settling needs of the delivery. */
export interface EndedDelivery {
  id: string;
  callbackId: string | null;
  destinationId: string;
  destinationName: string;
  trigger: DeliveryTrigger;
  attemptCount: number;
  leaseId: string;
}

export const noTimings: AttemptTimings = {
  dnsMs: null,
  connectMs: null,
  tlsMs: null,
  firstByteMs: null,
  totalMs: null,
};

/** Pure: what the breaker counts of an attempt. */
export function countsAs(statusCode: number | null, errorClass: ErrorClass | null): EndedAttempt['counts'] {
  if (errorClass === null || (isDelivered({ statusCode }) && errorClass === 'response_too_large')) return 'succeeded';
  return errorClassInfo[errorClass].blamesDestination ? 'failed' : null;
}

const unsent = {
  timings: noTimings,
  address: null,
  statusCode: null,
  responseHeaders: null,
  responseBody: Buffer.alloc(0),
  responseTruncated: false,
} satisfies Omit<SendResult, 'errorClass' | 'errorWords'>;

async function call(prepared: PreparedAttempt, tools: SendTools): Promise<SendResult> {
  if (prepared.outcome === 'ready') return send(prepared.outgoing, tools);
  return { ...unsent, errorClass: prepared.errorClass, errorWords: prepared.words };
}

/**
 * Makes the call of one claimed delivery and decides what follows; writes nothing. Null where its lease would not last for the
 * call (this process was paused): then nothing is sent, for somebody else may have it.
 */
export async function runAttempt(
  ctx: Context,
  { delivery, prepared, ownFaultCount }: Prepared,
  tools: SendTools,
): Promise<EndedAttempt | null> {
  const { destination, leasedUntil } = delivery;
  if (ctx.clock.now().getTime() + destination.timeoutMs > leasedUntil.getTime()) return null;
  const result = await call(prepared, tools);
  const finishedAt = ctx.clock.now();
  const outgoing = prepared.outcome === 'ready' ? prepared.outgoing : null;
  const { statusCode, errorClass, errorWords, responseHeaders, responseBody } = result;
  const retryAfterMs = parseRetryAfter(responseHeaders?.['retry-after'], finishedAt);
  const next = decideNextStep({
    outcome: { statusCode, errorClass, retryAfterMs },
    trigger: delivery.trigger,
    schedule: scheduleOf(destination.scheduleSeconds),
    attemptCount: delivery.attemptCount,
    ownFaultCount,
    finishedAt,
    random: Math.random(),
  });
  const requestHeaders = outgoing && { host: outgoing.url.host, ...outgoing.headers };
  return {
    delivery: { ...delivery, destinationName: destination.name },
    attemptId: delivery.attemptId,
    finishedAt,
    timings: result.timings,
    address: result.address,
    statusCode,
    errorClass,
    errorWords,
    requestBytes: outgoing?.body.length ?? null,
    requestSha256: outgoing && createHash('sha256').update(outgoing.body).digest(),
    responseBytes: statusCode === null ? null : responseBody.length,
    responseTruncated: result.responseTruncated,
    sealed: sealAttempt(ctx.vault, delivery.attemptId, { requestHeaders, responseHeaders, responseBody }),
    next,
    counts: countsAs(statusCode, errorClass),
    probe: delivery.probe,
  };
}
