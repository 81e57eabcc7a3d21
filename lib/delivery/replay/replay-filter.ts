import { z } from 'zod';
import { callbackFields, callbackListed } from '@/lib/intake/callback-fields';
import { type CallbackFilter, callbackFilterToSearchParams, pageRowsDefault } from '@/lib/intake/callback-filter';
import { payloadConditionsSchema } from '@/lib/intake/facts/payload-conditions';
import { callbackStatuses } from '@/lib/intake/types';
import { conditionWords } from '@/lib/platform/query/filter-fields';
import { conditionsSchema } from '@/lib/platform/query/read-conditions';
import { storableText } from '@/lib/platform/text';
import { outcomes } from '@/lib/providers/contract';
import { findProvider } from '@/lib/providers/registry';

/** What a bulk replay's set is chosen by: the filter of the list of callbacks, without its page. */
export type ReplayFilter = Omit<CallbackFilter, 'limit' | 'cursor'>;

const wordsSchema = z.array(z.string().trim().min(1).max(500).transform(storableText)).max(50).default([]);
const instantSchema = z
  .union([z.iso.datetime({ offset: true }), z.iso.date()])
  .transform((text) => new Date(text).toISOString())
  .nullable()
  .default(null);

/** The filter as the API takes it and as it is stored; what is absent is no condition, what is unknown is refused. */
export const replayFilterSchema = z.strictObject({
  provider: wordsSchema,
  account: wordsSchema,
  channel: wordsSchema,
  type: wordsSchema,
  status: z.array(z.enum(callbackStatuses)).default([]),
  outcome: z.array(z.enum(outcomes)).default([]),
  verified: z.boolean().nullable().default(null),
  conditions: conditionsSchema({ fields: callbackFields, listed: callbackListed }).default([]),
  payload: payloadConditionsSchema.default([]),
  q: z.string().trim().min(1).max(500).transform(storableText).nullable().default(null),
  from: instantSchema,
  to: instantSchema,
}) satisfies z.ZodType<ReplayFilter>;

/** Pure: the list's filter without its page. */
export function toReplayFilter({ limit: _, cursor: __, ...filter }: CallbackFilter): ReplayFilter {
  return filter;
}

/** Pure: the filter as the list's verbs take it. */
export function toCallbackFilter(filter: ReplayFilter): CallbackFilter {
  return { ...filter, limit: pageRowsDefault, cursor: null };
}

/** Pure: the filter with an end of time: what arrives after `now` is not meant by whoever reads the plan now. */
export function freezeFilter(filter: ReplayFilter, now: Date): ReplayFilter {
  return { ...filter, to: filter.to ?? new Date(now.getTime() + 1).toISOString() };
}

/** Pure: the URL parameters of the list of callbacks that show what the filter stands for. */
export function replayFilterToSearchParams(filter: ReplayFilter): URLSearchParams {
  return callbackFilterToSearchParams(filter);
}

function anyOf(values: readonly string[]): string {
  const last = values.at(-1) ?? '';
  return values.length < 2 ? last : `${values.slice(0, -1).join(', ')} or ${last}`;
}

function shownInstant(at: string): string {
  return `${at.slice(0, 19).replace('T', ' ')} UTC`;
}

/** Pure: the filter in words: "GatePay · status failed · received from 2026-03-02 09:00:00 UTC". */
export function replayFilterWords(filter: ReplayFilter): string {
  const named = (name: string, values: readonly string[]) => (values.length > 0 ? [`${name} ${anyOf(values)}`] : []);
  const providers = filter.provider.map((id) => findProvider(id)?.label ?? id);
  const parts = [
    ...(providers.length > 0 ? [anyOf(providers)] : []),
    ...named('account', filter.account),
    ...named('channel', filter.channel),
    ...named('type', filter.type),
    ...named(
      'status',
      filter.status.map((status) => status.replace('_', ' ')),
    ),
    ...named('outcome', filter.outcome),
    ...filter.conditions.map(conditionWords),
    ...filter.payload.map(({ path, ...asked }) => conditionWords({ field: path, ...asked })),
    ...(filter.verified === null ? [] : [filter.verified ? 'verified' : 'unverified']),
    ...(filter.q === null ? [] : [`id beginning with ${filter.q}`]),
    ...(filter.from === null ? [] : [`received from ${shownInstant(filter.from)}`]),
    ...(filter.to === null ? [] : [`received before ${shownInstant(filter.to)}`]),
  ];
  return parts.length === 0 ? 'Every callback' : parts.join(' · ');
}
