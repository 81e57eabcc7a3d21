import type { Condition, FilterField } from '@/lib/platform/query/filter-fields';
import { outcomes } from '@/lib/providers/contract';
import { applyStates, callbackOrigins, callbackStatuses } from './types';

/** What the list of callbacks can be narrowed by, beside the time of their arrival and their payloads. */
export const callbackFields = [
  { name: 'status', kind: 'choice', words: callbackStatuses },
  { name: 'outcome', kind: 'choice', words: outcomes },
  { name: 'provider', kind: 'choice' },
  { name: 'account', kind: 'choice' },
  { name: 'channel', kind: 'choice' },
  { name: 'type', kind: 'text' },
  { name: 'verified', kind: 'flag' },
  { name: 'transferId', kind: 'text' },
  { name: 'batchId', kind: 'text' },
  { name: 'amount', kind: 'amount' },
  { name: 'currency', kind: 'choice' },
  { name: 'providerStatus', kind: 'text' },
  { name: 'url', kind: 'text' },
  { name: 'attempts', kind: 'number' },
  { name: 'duplicates', kind: 'number' },
  { name: 'id', kind: 'number' },
  { name: 'origin', kind: 'choice', words: callbackOrigins },
  { name: 'applyState', kind: 'choice', words: applyStates },
  { name: 'occurredAt', kind: 'instant' },
  { name: 'lastAttemptAt', kind: 'instant' },
  { name: 'nextAttemptAt', kind: 'instant' },
] as const satisfies readonly FilterField[];
export type CallbackField = (typeof callbackFields)[number]['name'];
export type CallbackCondition = Condition<CallbackField>;

/** Fields whose `is` is a list of its own in the filter. */
export const callbackListed = [
  'status',
  'outcome',
  'provider',
  'account',
  'channel',
  'type',
  'verified',
] as const satisfies readonly CallbackField[];
