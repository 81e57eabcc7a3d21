/** Why a person has to look. */
export const issueKinds = [
  'status_conflict',
  'line_conflict',
  'status_regression',
  'amount_mismatch',
  'underpaid',
  'overpaid',
  'batch_outcome_mismatch',
  'batch_open_lines',
  'line_appeared',
  'line_vanished',
  'facts_changed',
  'duplicate_hash',
  'hash_missing',
  'hash_malformed',
  'return_mismatch',
  'signature_reused',
  'probe_mismatch',
  'probe_failed',
  'stuck',
  'second_callback_missing',
  'provider_silent',
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
  status_regression: {
    label: 'Status went back',
    meaning:
      'The provider sent an earlier status with a later time than the one we hold. The later stage stands; ask the provider which is true.',
  },
  amount_mismatch: {
    label: 'Amounts do not add up',
    meaning:
      'What was paid is not what the other figures of the same movement come to, such as a line’s amount less its fee. Compare it with the provider’s statement.',
  },
  underpaid: {
    label: 'Paid less than asked',
    meaning: 'Less money came than was asked for. Decide whether to accept it or to ask the payer for the rest.',
  },
  overpaid: {
    label: 'Paid more than asked',
    meaning: 'More money came than was asked for. Decide whether to pay the rest back.',
  },
  batch_outcome_mismatch: {
    label: 'Batch and lines disagree',
    meaning:
      'The final status of a batch does not follow from its lines, such as a SUCCESS with a failed line. Trust neither before the provider has said which is true.',
  },
  batch_open_lines: {
    label: 'Ended with open lines',
    meaning: 'A batch is final and some of its lines are not. Ask the provider what became of them.',
  },
  line_appeared: {
    label: 'Line appeared later',
    meaning: 'A later callback of a batch names a line that the first one did not. Check that you asked for it.',
  },
  line_vanished: {
    label: 'Line vanished',
    meaning:
      'A later callback of a batch no longer names a line that an earlier one did. It is still counted; ask the provider.',
  },
  facts_changed: {
    label: 'Facts changed',
    meaning:
      'Amount, currency, chain or address of the same movement differ between two callbacks. Compare the two before money is booked.',
  },
  duplicate_hash: {
    label: 'Hash used twice',
    meaning:
      'Two movements name the same transaction hash. One of them may not have happened; look the hash up in the explorer.',
  },
  hash_missing: {
    label: 'Done without a hash',
    meaning: 'A movement on a chain is said to be done and names no transaction hash, so nobody can look it up.',
  },
  hash_malformed: {
    label: 'Hash of a wrong form',
    meaning: 'The transaction hash does not have the form that hashes of its chain have.',
  },
  return_mismatch: {
    label: 'Return and callback disagree',
    meaning: 'The payer’s browser was told another result than the callback tells. The callback counts.',
  },
  signature_reused: {
    label: 'Signature used twice',
    meaning:
      'Callbacks about different transfers carry one signature, which covers only a part of what they say. One of them may be forged; ask the provider about each.',
  },
  probe_mismatch: {
    label: 'Provider says otherwise',
    meaning: 'Asked directly, the provider answered something else than its callbacks said. Compare the two.',
  },
  probe_failed: {
    label: 'Provider could not be asked',
    meaning: 'The provider’s query did not answer as documented after all tries. Look at the evidence and ask again.',
  },
  stuck: {
    label: 'Stuck',
    meaning: 'It has not ended for longer than such movements are given in the settings. Ask the provider.',
  },
  second_callback_missing: {
    label: 'Second callback missing',
    meaning: 'The first callback of an order came and the one that settles it did not. Ask the provider.',
  },
  provider_silent: {
    label: 'Provider silent',
    meaning:
      'No callback came for much longer than is usual at this hour. Check the callback URL, the allow-list and the provider’s status page.',
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
