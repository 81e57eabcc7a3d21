import { maskBase64 } from '@/lib/intake/sensitive/mask-request';
import type { Sensitivity } from '@/lib/providers/sensitive';
import type { AttemptDetails } from './types';

/**
 * Pure: an attempt as a view shows it where nothing was revealed. The hash of a masked request is for who may reveal (`mayReveal`):
 * whoever has it can try guesses at a phone until one fits.
 */
export function maskAttempt(attempt: AttemptDetails, sensitivity: Sensitivity, mayReveal: boolean): AttemptDetails {
  const masked = (body: string | null) => (body === null ? null : maskBase64(body, sensitivity));
  const [requestBody, responseBody] = [masked(attempt.requestBody), masked(attempt.responseBody)];
  const requestMasked = requestBody !== attempt.requestBody;
  const requestSha256 = requestMasked && !mayReveal ? null : attempt.requestSha256;
  const bodiesMasked = requestMasked || responseBody !== attempt.responseBody;
  return { ...attempt, requestBody, requestSha256, responseBody, bodiesMasked };
}
