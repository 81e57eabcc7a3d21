import type { IssueField } from '@/lib/ledger/issues/issue-fields';

/** What the fields of issues are called among their filters: as their columns are, where they have one. */
export const issueLabels: Readonly<Record<IssueField, string>> = {
  kind: 'Kind',
  provider: 'Provider',
  account: 'Account',
  owner: 'Owner',
  title: 'What was found',
  subject: 'About',
  recordKey: 'Of',
  currency: 'Currency at risk',
  atRisk: 'At risk',
  seenCount: 'Seen',
  id: 'ID',
  callbackId: 'Callback',
  lastSeenAt: 'Last seen',
  closedAt: 'Closed',
};
