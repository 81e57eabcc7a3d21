import { callbackWhere } from '@/lib/intake/callback-conditions';
import { callbackFilterToSearchParams, readCallbackFilter } from '@/lib/intake/callback-filter';
import { type CallbackRow, callbackColumnsSql, toCallbackSummary } from '@/lib/intake/callback-row';
import { assertAskable } from '@/lib/intake/facts/assert-askable';
import { assertKnown } from '@/lib/intake/facts/assert-known';
import type { CallbackSummary } from '@/lib/intake/types';
import { sql } from '@/lib/platform/query/conditions';
import type { ParamReader } from '@/lib/platform/query/param-reader';
import type { ColumnsOf } from './columns';
import { type ListSource, listSource } from './list-source';

const columns: ColumnsOf<CallbackSummary> = {
  id: 'text',
  provider: 'text',
  account: 'text',
  channel: 'text',
  type: 'text',
  status: 'text',
  attempts: 'text',
  verified: 'text',
  origin: 'text',
  duplicates: 'text',
  transferId: 'text',
  batchId: 'text',
  amount: 'decimal',
  currency: 'text',
  outcome: 'text',
  url: 'text',
  occurredAt: 'instant',
  receivedAt: 'instant',
  lastAttemptAt: 'instant',
  nextAttemptAt: 'instant',
};

/** Callbacks as their list has them; no payload is among the fields. */
export function callbackSource(reader: ParamReader): ListSource {
  const filter = readCallbackFilter(reader);
  return listSource<CallbackRow, CallbackSummary>({
    filter: callbackFilterToSearchParams(filter),
    columns,
    toItem: toCallbackSummary,
    async assertAskable(ctx) {
      await assertAskable(ctx, filter);
      await assertKnown(ctx, filter);
    },
    query: sql`
      select ${callbackColumnsSql}
      from callbacks c
      join accounts a on a.id = c.account_id
      ${callbackWhere(filter)}
      order by c.received_at desc, c.id desc`,
  });
}
