import { issueKinds } from '@/lib/ledger/issue-kinds';
import type { Condition, FilterField } from '@/lib/platform/query/filter-fields';

/** What the list of issues can be narrowed by, beside their state and the time when they were raised. */
export const issueFields = [
  { name: 'kind', kind: 'choice', words: issueKinds },
  { name: 'provider', kind: 'choice' },
  { name: 'account', kind: 'choice' },
  // Ids of people, `me`, `none`.
  {
    name: 'owner',
    kind: 'choice',
    form: { pattern: /^(?:me|none|[1-9]\d{0,17})$/, takes: 'takes ids of people, none, me' },
  },
  { name: 'title', kind: 'text' },
  // What it is about and what that belongs to: `suborder:9`, `batch:17`.
  { name: 'subject', kind: 'text' },
  { name: 'recordKey', kind: 'text' },
  // A currency of which money hangs on it.
  { name: 'currency', kind: 'choice' },
  { name: 'atRisk', kind: 'amount' },
  { name: 'seenCount', kind: 'number' },
  { name: 'id', kind: 'number' },
  { name: 'callbackId', kind: 'number' },
  { name: 'lastSeenAt', kind: 'instant' },
  { name: 'closedAt', kind: 'instant' },
] as const satisfies readonly FilterField[];
export type IssueField = (typeof issueFields)[number]['name'];
export type IssueCondition = Condition<IssueField>;

/** Fields whose `is` is a parameter of its own in the filter. */
export const issueListed = [
  'kind',
  'provider',
  'account',
  'owner',
  'subject',
  'recordKey',
] as const satisfies readonly IssueField[];
