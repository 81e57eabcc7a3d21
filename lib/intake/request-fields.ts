import type { Condition, FilterField } from '@/lib/platform/query/filter-fields';
import { rejectionCauses } from '@/lib/providers/contract';
import { verdicts } from './types';

/** What a list of requests can be narrowed by, beside the time of their arrival. */
export const requestFields = [
  { name: 'cause', kind: 'choice', words: rejectionCauses },
  { name: 'verifiedAgain', kind: 'flag' },
  { name: 'provider', kind: 'choice' },
  { name: 'account', kind: 'choice' },
  { name: 'channel', kind: 'choice' },
  { name: 'detail', kind: 'text' },
  { name: 'sourceAddress', kind: 'text' },
  { name: 'answerStatus', kind: 'number' },
  { name: 'bodyBytes', kind: 'number' },
  { name: 'method', kind: 'choice' },
  { name: 'path', kind: 'text' },
  { name: 'contentType', kind: 'text' },
  { name: 'verdict', kind: 'choice', words: verdicts },
] as const satisfies readonly FilterField[];
export type RequestField = (typeof requestFields)[number]['name'];
export type RequestCondition = Condition<RequestField>;

/** Fields whose `is` is a list of its own in the filter. */
export const requestListed = [
  'cause',
  'verifiedAgain',
  'provider',
  'account',
  'verdict',
] as const satisfies readonly RequestField[];
