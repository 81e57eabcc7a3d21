/** Why a person has to look. */
export const issueKinds = [
  'status_conflict',
  'line_conflict',
  'never_seen',
  'apply_failed',
  'delivery_exhausted',
  'destination_gone',
  'rejected_storage_full',
] as const;
export type IssueKind = (typeof issueKinds)[number];

export const issueStates = ['open', 'acknowledged', 'resolved', 'ignored'] as const;
export type IssueState = (typeof issueStates)[number];

/** One sentence a kind, for the list's filter and the issue's page: what it means and what to do. */
export const issueKindWords: Readonly<Record<IssueKind, { label: string; meaning: string }>> = {
  status_conflict: {
    label: 'Conflicting outcome',
    meaning: 'Two callbacks tell of different final statuses. The first one stands; ask the provider which is true.',
  },
  line_conflict: {
    label: 'Conflicting line',
    meaning: 'Lines of a batch were final and then said to be otherwise. The first word stands; ask the provider.',
  },
  never_seen: {
    label: 'Never seen before',
    meaning:
      'The provider used a word or field that its documentation does not know. It is kept and never read as success.',
  },
  apply_failed: {
    label: 'Not applied',
    meaning: 'A stored callback could not be applied to the ledger after many tries. Its money is not in any total.',
  },
  delivery_exhausted: {
    label: 'Not delivered',
    meaning:
      'A destination did not take a callback within its whole retry schedule. Mend the destination, then replay the callback.',
  },
  destination_gone: {
    label: 'Destination gone',
    meaning:
      'A destination answered 410 and was paused; its deliveries wait. Correct its URL and resume it, or archive it.',
  },
  rejected_storage_full: {
    label: 'Rejected requests not kept',
    meaning:
      'An account got more rejected requests in a day than it keeps; the rest were answered and counted, but not stored. Look at their causes, then mend the account or raise its bound.',
  },
};
