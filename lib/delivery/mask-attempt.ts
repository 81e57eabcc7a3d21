import { maskBase64 } from '@/lib/intake/sensitive/mask-request';
import type { Sensitivity } from '@/lib/providers/sensitive';
import type { AttemptDetails } from './types';

/** Pure: an attempt as somebody sees it who may not reveal. */
export function maskAttempt(attempt: AttemptDetails, sensitivity: Sensitivity): AttemptDetails {
  const masked = (body: string | null) => (body === null ? null : maskBase64(body, sensitivity));
  const [requestBody, responseBody] = [masked(attempt.requestBody), masked(attempt.responseBody)];
  const bodiesMasked = requestBody !== attempt.requestBody || responseBody !== attempt.responseBody;
  return { ...attempt, requestBody, responseBody, bodiesMasked };
}
