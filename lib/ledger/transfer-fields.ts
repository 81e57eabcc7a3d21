import type { Condition, FilterField } from '@/lib/platform/query/filter-fields';
import { outcomes, transferKinds } from '@/lib/providers/contract';

/** What the list of transfers can be narrowed by, beside the time when they were opened. */
export const transferFields = [
  { name: 'provider', kind: 'choice' },
  { name: 'kind', kind: 'choice', words: transferKinds },
  { name: 'status', kind: 'choice' },
  { name: 'outcome', kind: 'choice', words: outcomes },
  { name: 'terminal', kind: 'flag' },
  { name: 'currency', kind: 'choice' },
  // The amount asked for, or the actual one where none was.
  { name: 'amount', kind: 'amount' },
  { name: 'requestedAmount', kind: 'amount' },
  { name: 'actualAmount', kind: 'amount' },
  { name: 'fee', kind: 'amount' },
  { name: 'transferId', kind: 'text' },
  { name: 'merchantReference', kind: 'text' },
  { name: 'txHash', kind: 'text' },
  { name: 'fromAddress', kind: 'text' },
  { name: 'toAddress', kind: 'text' },
  { name: 'chain', kind: 'text' },
  { name: 'conflicted', kind: 'flag' },
  { name: 'account', kind: 'choice' },
  { name: 'settledAt', kind: 'instant' },
  { name: 'updatedAt', kind: 'instant' },
] as const satisfies readonly FilterField[];
export type TransferField = (typeof transferFields)[number]['name'];
export type TransferCondition = Condition<TransferField>;

/** Fields whose `is` is a list of its own in the filter. */
export const transferListed = [
  'provider',
  'kind',
  'status',
  'outcome',
  'terminal',
  'currency',
  'conflicted',
  'account',
] as const satisfies readonly TransferField[];
