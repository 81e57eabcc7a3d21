import type { Condition, FilterField } from '@/lib/platform/query/filter-fields';
import { outcomes } from '@/lib/providers/contract';

/** What the list of batches can be narrowed by, beside the time when they were opened. */
export const batchFields = [
  { name: 'status', kind: 'choice' },
  { name: 'outcome', kind: 'choice', words: outcomes },
  { name: 'terminal', kind: 'flag' },
  { name: 'currency', kind: 'choice' },
  { name: 'conflicted', kind: 'flag' },
  { name: 'batchId', kind: 'text' },
  { name: 'lineCount', kind: 'number' },
  { name: 'doneCount', kind: 'number' },
  { name: 'failedCount', kind: 'number' },
  { name: 'provider', kind: 'choice' },
  { name: 'account', kind: 'choice' },
  { name: 'settledAt', kind: 'instant' },
  { name: 'updatedAt', kind: 'instant' },
] as const satisfies readonly FilterField[];
export type BatchField = (typeof batchFields)[number]['name'];
export type BatchCondition = Condition<BatchField>;

/** Fields whose `is` is a list of its own in the filter. */
export const batchListed = [
  'status',
  'outcome',
  'terminal',
  'currency',
  'conflicted',
  'provider',
  'account',
] as const satisfies readonly BatchField[];
