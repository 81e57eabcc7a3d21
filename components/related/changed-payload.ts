import type { PayloadDiff } from '@/components/compare/diff-payloads';

/** What a callback says against the one before it. */
export type ChangedPayload =
  /** It is the first one that is shown. */
  | { state: 'first' }
  | { state: 'compared'; diff: PayloadDiff; against: string }
  /** Its own bytes, or those of the one before, are no longer kept. */
  | { state: 'dropped' }
  /** Today's reader does not take one of the two any more. */
  | { state: 'unreadable' }
  /** More bytes than a page compares by itself. */
  | { state: 'too_large' };
