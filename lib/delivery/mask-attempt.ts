import { createHash } from 'node:crypto';
import { maskBase64 } from '@/lib/intake/sensitive/mask-request';
import type { Sensitivity } from '@/lib/providers/sensitive';
import type { AttemptDetails } from './types';

/** The body is made again from the callback's bytes: where they are gone, or make another one today, nobody knows what was sent. */
function isWhatWasSent({ requestBody, requestSha256 }: AttemptDetails): boolean {
  if (requestBody === null) return false;
  return createHash('sha256').update(Buffer.from(requestBody, 'base64')).digest('hex') === requestSha256;
}

/**
 * Pure: an attempt as a view shows it where nothing was revealed. The hash of a request that is masked, or that nobody knows any more
 * whether it would be, is for who may reveal (`mayReveal`): whoever has it can try guesses at a phone until one fits.
 */
export function maskAttempt(attempt: AttemptDetails, sensitivity: Sensitivity, mayReveal: boolean): AttemptDetails {
  const masked = (body: string | null) => (body === null ? null : maskBase64(body, sensitivity));
  const [requestBody, responseBody] = [masked(attempt.requestBody), masked(attempt.responseBody)];
  const requestMasked = requestBody !== attempt.requestBody;
  const hides = requestMasked || !isWhatWasSent(attempt);
  const requestSha256 = hides && !mayReveal ? null : attempt.requestSha256;
  const bodiesMasked = requestMasked || responseBody !== attempt.responseBody;
  return { ...attempt, requestBody, requestSha256, responseBody, bodiesMasked };
}
