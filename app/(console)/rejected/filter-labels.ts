import type { RequestField } from '@/lib/intake/request-fields';

/** What the fields of rejected requests are called among their filters: as their columns are, where they have one. */
export const requestLabels: Readonly<Record<RequestField, string>> = {
  cause: 'Cause',
  verifiedAgain: 'State',
  provider: 'Provider',
  account: 'Account',
  channel: 'Channel',
  detail: 'Detail',
  sourceAddress: 'From',
  answerStatus: 'Answered',
  bodyBytes: 'Body bytes',
  method: 'Method',
  path: 'Path',
  contentType: 'Content type',
  verdict: 'Verdict',
};
