import type { AttemptDetails } from '@/lib/delivery/types';
import type { ZonedClock } from '@/lib/platform/time-zone/zoned-clock';
import { exactTime } from '@/lib/platform/time-zone/zoned-text';
import { attemptLook, millisecondsWords, triggerLabels } from './delivery-words';

/** Pure: what two attempts are compared by beside headers and bodies, as text. */
export function attemptFields(attempt: AttemptDetails, clock: ZonedClock): Record<string, string> {
  const { statusCode, timings, startedAt, number, address, requestSha256 } = attempt;
  const waited = timings.firstByteMs;
  return {
    Started: exactTime(clock, new Date(startedAt)),
    Attempt: `${triggerLabels[attempt.trigger]}, number ${number}`,
    Destination: attempt.destinationName,
    URL: attempt.url,
    Result: [statusCode ?? 'no status', attemptLook(attempt).label].join(' · '),
    ...(address !== null && { Address: address }),
    ...(waited !== null && { 'First byte after': millisecondsWords(waited) }),
    ...(timings.totalMs !== null && { Took: millisecondsWords(timings.totalMs) }),
    ...(requestSha256 !== null && { 'Request body': `SHA-256 ${requestSha256}` }),
  };
}
