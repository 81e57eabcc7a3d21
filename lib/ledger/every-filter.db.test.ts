import { expect } from 'vitest';
import { test } from '@/e2e/support/ledger-test';
import type { ActorContext } from '@/lib/access/actor';
import { callbackWhere } from '@/lib/intake/callback-conditions';
import { callbackFields } from '@/lib/intake/callback-fields';
import { parseCallbackFilter } from '@/lib/intake/callback-filter';
import { countCallbacks } from '@/lib/intake/count-callbacks';
import { countRequests } from '@/lib/intake/count-requests';
import { listCallbacks } from '@/lib/intake/list-callbacks';
import { listRequests } from '@/lib/intake/list-requests';
import { requestConditions } from '@/lib/intake/request-conditions';
import { requestFields } from '@/lib/intake/request-fields';
import { parseRequestFilter } from '@/lib/intake/request-filter';
import { conditionParam } from '@/lib/platform/query/condition-param';
import { raw, type Sql, sql, where } from '@/lib/platform/query/conditions';
import { type FieldKind, type FilterField, kindOperators, type Operator } from '@/lib/platform/query/filter-fields';
import { batchWhere } from './batch-conditions';
import { batchFields } from './batch-fields';
import { parseBatchFilter } from './batch-filter';
import { countBatches } from './count-batches';
import { countTransfers } from './count-transfers';
import { countIssues } from './issues/count-issues';
import { issueWhere } from './issues/issue-conditions';
import { issueFields } from './issues/issue-fields';
import { parseIssueFilter } from './issues/issue-filter';
import { listIssues } from './issues/list-issues';
import { listBatches } from './list-batches';
import { listTransfers } from './list-transfers';
import { transferWhere } from './transfer-conditions';
import { transferFields } from './transfer-fields';
import { parseTransferFilter } from './transfer-filter';

/** Rows with few values of each field, some without any, so that every condition finds some and leaves some. */
const fill = `
insert into requests (id, account_id, provider, channel, verdict, cause, cause_detail, method, path, source_address, content_type, sealed,
  body_bytes, body_kept_bytes, body_sha256, answer_status, answer_body, received_at, verified_again_at, verified_by, callback_id)
select ('018f0000-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid, a.ids[1 + n % 3], 'gatepay', 'channel' || n % 2,
  (array['rejected','rejected','duplicate'])[1 + n % 3], (array['signature_mismatch','body_unreadable',null])[1 + n % 3],
  (array['It is 100% Wrong_', 'other', null])[1 + n % 3], (array['POST','GET'])[1 + n % 2], '/x/' || n % 5, '10.0.0.' || n % 4,
  (array['application/json', null])[1 + n % 2], '', n, n, '', 200 + n % 3, '', timestamptz '2026-03-01' + n * interval '1 hour',
  case when n % 3 < 2 and n % 4 = 0 then timestamptz '2026-03-02' end, case when n % 3 < 2 and n % 4 = 0 then 'somebody' end, n
from generate_series(1, 40) n, (select array_agg(id order by id) as ids from accounts) a;
insert into callbacks (account_id, provider, channel, type, provider_status, outcome, status, attempts, verified, verification, dedup_key, duplicates,
  transfer_id, batch_id, amount, currency, url, occurred_at, received_at, last_attempt_at, next_attempt_at, first_request_id, origin, apply_state)
select a.ids[1 + n % 3], (array['gatepay','caibo'])[1 + n % 2], 'channel' || n % 2, 'TYPE' || n % 4, 'INIT' || n % 3,
  (array['succeeded','failed','pending'])[1 + n % 3], (array['new','failed','sent'])[1 + n % 3], n % 5, n % 2 = 0, '{}', 'k' || n, n % 3,
  case when n % 3 > 0 then 'T-' || n % 7 end, case when n % 4 > 0 then 'b_' || n % 6 end, case when n % 5 > 0 then (n % 9) * 0.5 end,
  (array['USDT','TRX',null])[1 + n % 3], 'https://shop.example/' || n % 5, case when n % 3 > 0 then timestamptz '2026-03-01' + n * interval '1 hour' end,
  timestamptz '2026-03-01' + n * interval '1 hour', case when n % 4 > 0 then timestamptz '2026-03-02' + n * interval '1 hour' end, null,
  ('018f0000-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid, (array['provider','probe'])[1 + n % 2], (array['applied','pending'])[1 + n % 2]
from generate_series(1, 40) n, (select array_agg(id order by id) as ids from accounts) a;
insert into transfers (account_id, provider, transfer_id, kind, status, rank, terminal, outcome, conflicted, currency, chain, requested_amount,
  actual_amount, fee, from_address, to_address, tx_hash, merchant_reference, opened_at, settled_at, updated_at)
select a.ids[1 + n % 3], (array['gatepay','caibo'])[1 + n % 2], 'T-' || n, (array['deposit','payout'])[1 + n % 2], 'Status' || n % 3, 1, n % 2 = 0,
  (array['succeeded','failed'])[1 + n % 2], n % 3 = 0, (array['USDT','TRX',null])[1 + n % 3], (array['ETH',null])[1 + n % 2],
  case when n % 3 > 0 then n % 8 end, case when n % 4 > 0 then (n % 8) * 1.10 end, case when n % 5 > 0 then 0.1 * (n % 4) end,
  '0xAb' || n % 4, case when n % 2 = 0 then '0xCD' || n % 3 end, case when n % 3 > 0 then '0xEF' || n % 5 end, case when n % 4 > 0 then 'R' || n % 6 end,
  timestamptz '2026-03-01' + n * interval '1 hour', case when n % 2 = 0 then timestamptz '2026-03-03' + n * interval '1 hour' end, timestamptz '2026-03-04' + n * interval '1 hour'
from generate_series(1, 40) n, (select array_agg(id order by id) as ids from accounts) a;
insert into batches (account_id, provider, batch_id, status, rank, terminal, outcome, conflicted, line_count, done_count, failed_count, opened_at, settled_at, updated_at)
select a.ids[1 + n % 3], (array['gatepay','caibo'])[1 + n % 2], 'B-' || n, 'Status' || n % 3, 1, n % 2 = 0, (array['succeeded','failed'])[1 + n % 2],
  n % 3 = 0, n % 7, n % 5, n % 2, timestamptz '2026-03-01' + n * interval '1 hour', case when n % 2 = 0 then timestamptz '2026-03-03' end, timestamptz '2026-03-04' + n * interval '1 hour'
from generate_series(1, 40) n, (select array_agg(id order by id) as ids from accounts) a;
insert into suborders (batch_ref, line_key, status, rank, terminal, outcome, currency, opened_at, updated_at)
select b.id, 'l' || l, 'x', 1, true, 'failed', (array['USDT','TRX',null])[1 + ((b.id + l) % 3)::int], now(), now()
from batches b, generate_series(1, 2) l where b.id % 4 > 0;
insert into issues (account_id, provider, kind, subject, record_key, state, title, value_at_risk, seen_count, callback_id, owner_id, opened_at, last_seen_at, closed_at)
select a.ids[1 + n % 3], (array['gatepay','caibo'])[1 + n % 2], (array['stuck','amount_mismatch'])[1 + n % 2], 'batch:' || n,
  case when n % 2 = 0 then 'batch:' || n % 5 end, 'open', 'Title ' || n % 4,
  (array['[]', '[{"currency":"USDT","amount":"' || n % 7 || '.5"}]', '[{"currency":"TRX","amount":"3"},{"currency":"USDT","amount":"2"}]'])[1 + n % 3]::jsonb,
  n % 5, case when n % 3 > 0 then n end, case when n % 3 > 0 then u.id end, timestamptz '2026-03-01' + n * interval '1 hour',
  timestamptz '2026-03-02' + n * interval '1 hour', case when n % 2 = 0 then timestamptz '2026-03-03' end
from generate_series(1, 40) n, (select array_agg(id order by id) as ids from accounts) a, (select min(id) as id from users) u`;

interface List<Name extends string> {
  from: string;
  id: string;
  fields: readonly FilterField<Name>[];
  /** Each field's values in SQL: a column, or an array of texts. */
  values: Readonly<Record<Name, string>>;
  where: (params: Record<string, string | string[]>) => Sql;
  /** As the list itself has it, and its count. */
  list: (params: Record<string, string | string[]>) => Promise<[{ data: { id: string }[] }, { value: number }]>;
}

const account = (column: string) => `(select slug from accounts where id = ${column})`;
/** Parameters that take one value. */
const single = ['subject'];
/** Amounts of it alone are compared. */
const currency = 'USDT';

function compares(kind: FieldKind, one: string, other: string): number {
  if (kind === 'number' || kind === 'amount') return Number(one) - Number(other);
  if (kind === 'instant') return Date.parse(one) - Date.parse(other);
  return one === other ? 0 : one < other ? -1 : 1;
}

const lowered = (text: string) => text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());

/** What a condition means, said again without SQL. */
function holds(kind: FieldKind, operator: Operator, has: readonly string[], wanted: readonly string[]): boolean {
  const equal = (value: string) => wanted.some((one) => compares(kind, value, one) === 0);
  const [bound = ''] = wanted;
  const meanings: Readonly<Record<Operator, () => boolean>> = {
    is: () => has.some(equal),
    not: () => !has.some(equal),
    contains: () => has.some((value) => wanted.some((part) => lowered(value).includes(lowered(part)))),
    from: () => has.some((value) => compares(kind, value, bound) >= 0),
    to: () => has.some((value) => compares(kind, value, bound) < (kind === 'instant' ? 0 : Number.MIN_VALUE)),
  };
  return meanings[operator]();
}

function asked(values: readonly string[], operator: Operator): string[][] {
  const distinct = [...new Set(values)].sort();
  const some = [distinct[0], distinct[Math.floor(distinct.length / 2)], distinct.at(-1)].flatMap((one) => one ?? []);
  if (operator === 'contains')
    return [...some.map((one) => [one.slice(1, 4)]), ['_', '%'], some.map((one) => one.toLowerCase())];
  if (operator === 'from' || operator === 'to') return some.map((one) => [one]);
  return [...some.map((one) => [one]), [...new Set(some)]];
}

async function check<Name extends string>(
  ctx: ActorContext,
  { from, id, fields, values, where, list }: List<Name>,
): Promise<number> {
  let checked = 0;
  for (const field of fields) {
    const { name, kind } = field;
    const isArray = values[name].startsWith('array(');
    const one =
      kind === 'instant' ? `to_char(${values[name]}, 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')` : `(${values[name]})::text`;
    const { rows } = await ctx.db.pool.query<{ id: string; has: string[]; currencies: string | null }>(
      `select ${id}::text as id, ${isArray ? values[name] : `array_remove(array[${one}], null)`} as has from ${from}`,
    );
    const ofCurrency = await ctx.db.pool.query<{ id: string }>(
      sql`select ${raw(id)}::text as id from ${raw(from)} ${where(kind === 'amount' ? { currency } : {})}`,
    );
    const among = new Set(ofCurrency.rows.map((row) => row.id));
    for (const operator of kindOperators[kind]) {
      const param = conditionParam(name, operator);
      for (const wanted of asked(
        rows.flatMap(({ has }) => has),
        operator,
      )) {
        if ((kind === 'flag' || single.includes(param)) && wanted.length > 1) continue;
        const params = { [param]: wanted, ...(kind === 'amount' && { currency }) };
        const found = await ctx.db.pool.query<{ id: string }>(
          sql`select ${raw(id)}::text as id from ${raw(from)} ${where(params)}`,
        );
        const expected = rows.filter((row) => among.has(row.id) && holds(kind, operator, row.has, wanted));
        const words = `${from}: ${name} ${operator} ${wanted.join(', ')}`;
        expect([words, ...found.rows.map((row) => row.id).sort()]).toEqual([
          words,
          ...expected.map((row) => row.id).sort(),
        ]);
        const [{ data }, { value }] = await list({ ...params, limit: '200' });
        expect([words, ...data.map((row) => row.id).sort()]).toEqual([words, ...expected.map((row) => row.id).sort()]);
        expect([words, value]).toEqual([words, expected.length]);
        checked += 1;
      }
    }
  }
  return checked;
}

/** A page and the count of a list by the parameters of its URL. */
function both<Filter>(
  ctx: ActorContext,
  parse: (params: Record<string, string | string[]>) => Filter,
  list: (ctx: ActorContext, filter: Filter) => Promise<{ data: { id: string }[] }>,
  count: (ctx: ActorContext, filter: Filter) => Promise<{ value: number }>,
) {
  return (params: Record<string, string | string[]>) => {
    const filter = parse(params);
    return Promise.all([list(ctx, filter), count(ctx, filter)]);
  };
}

test('every field by every operator finds exactly the rows that it says', async ({ ctx }) => {
  const person = { email: 'owner@merchant.test', name: 'Owner', passwordHash: '-', role: 'admin' };
  await ctx.db.prisma.user.upsert({ where: { email: person.email }, create: person, update: person });
  await ctx.db.pool.query(fill);
  const callbacks = {
    from: 'callbacks c',
    id: 'c.id',
    fields: callbackFields,
    values: {
      ...{ status: 'c.status', outcome: 'c.outcome', provider: 'c.provider', account: account('c.account_id') },
      ...{ channel: 'c.channel', type: 'c.type', verified: 'c.verified', transferId: 'c.transfer_id', url: 'c.url' },
      ...{ batchId: 'c.batch_id', amount: 'c.amount', currency: 'c.currency', providerStatus: 'c.provider_status' },
      ...{ attempts: 'c.attempts', duplicates: 'c.duplicates', id: 'c.id', origin: 'c.origin' },
      ...{ applyState: 'c.apply_state', occurredAt: 'c.occurred_at', lastAttemptAt: 'c.last_attempt_at' },
      nextAttemptAt: 'c.next_attempt_at',
    },
    where: (params: Record<string, string | string[]>) => callbackWhere(parseCallbackFilter(params)),
    list: both(ctx, parseCallbackFilter, listCallbacks, countCallbacks),
  };
  const requests = {
    from: 'requests r',
    id: 'r.id',
    fields: requestFields,
    values: {
      ...{ cause: 'r.cause', verifiedAgain: 'r.verified_again_at is not null', provider: 'r.provider' },
      ...{ account: account('r.account_id'), channel: 'r.channel', detail: 'r.cause_detail', path: 'r.path' },
      ...{ sourceAddress: 'r.source_address', answerStatus: 'r.answer_status', bodyBytes: 'r.body_bytes' },
      ...{ method: 'r.method', contentType: 'r.content_type', verdict: 'r.verdict' },
    },
    where: (params: Record<string, string | string[]>) => where(requestConditions(parseRequestFilter(params))),
    list: both(ctx, parseRequestFilter, listRequests, countRequests),
  };
  const transfers = {
    from: 'transfers t',
    id: 't.id',
    fields: transferFields,
    values: {
      ...{ provider: 't.provider', kind: 't.kind', status: 't.status', outcome: 't.outcome', terminal: 't.terminal' },
      ...{ currency: 't.currency', amount: 'coalesce(t.requested_amount, t.actual_amount)', fee: 't.fee' },
      ...{ requestedAmount: 't.requested_amount', actualAmount: 't.actual_amount', transferId: 't.transfer_id' },
      // Hashes and addresses are the same in either case.
      ...{ merchantReference: 't.merchant_reference', txHash: 'lower(t.tx_hash)' },
      ...{ fromAddress: 'lower(t.from_address)', toAddress: 'lower(t.to_address)', chain: 't.chain' },
      ...{ conflicted: 't.conflicted', account: account('t.account_id'), settledAt: 't.settled_at' },
      updatedAt: 't.updated_at',
    },
    where: (params: Record<string, string | string[]>) => transferWhere(parseTransferFilter(params)),
    list: both(ctx, parseTransferFilter, listTransfers, countTransfers),
  };
  const batches = {
    from: 'batches b',
    id: 'b.id',
    fields: batchFields,
    values: {
      ...{ status: 'b.status', outcome: 'b.outcome', terminal: 'b.terminal', conflicted: 'b.conflicted' },
      currency:
        'array(select distinct s.currency from suborders s where s.batch_ref = b.id and s.currency is not null)',
      ...{ batchId: 'b.batch_id', lineCount: 'b.line_count', doneCount: 'b.done_count', failedCount: 'b.failed_count' },
      ...{ provider: 'b.provider', account: account('b.account_id'), settledAt: 'b.settled_at' },
      updatedAt: 'b.updated_at',
    },
    where: (params: Record<string, string | string[]>) => batchWhere(parseBatchFilter(params)),
    list: both(ctx, parseBatchFilter, listBatches, countBatches),
  };
  const issues = {
    from: 'issues i',
    id: 'i.id',
    // What is of a record is also what is about it: list-issues.db.test.ts.
    fields: issueFields.filter(({ name }) => name !== 'recordKey'),
    values: {
      ...{
        kind: 'i.kind',
        provider: 'i.provider',
        account: account('i.account_id'),
        owner: `coalesce(i.owner_id::text, 'none')`,
      },
      ...{ title: 'i.title', subject: 'i.subject', recordKey: 'i.record_key' },
      currency: `array(select v->>'currency' from jsonb_array_elements(i.value_at_risk) v)`,
      atRisk: `(select sum((v->>'amount')::numeric) from jsonb_array_elements(i.value_at_risk) v where v->>'currency' = '${currency}')`,
      ...{ seenCount: 'i.seen_count', id: 'i.id', callbackId: 'i.callback_id', lastSeenAt: 'i.last_seen_at' },
      closedAt: 'i.closed_at',
    },
    where: (params: Record<string, string | string[]>) =>
      issueWhere(parseIssueFilter(params), { actor: ctx.actor, now: ctx.clock.now() }),
    list: both(ctx, parseIssueFilter, listIssues, async (...asked) => (await countIssues(...asked)).open),
  };
  expect(await check(ctx, callbacks)).toBeGreaterThan(100);
  expect(await check(ctx, requests)).toBeGreaterThan(60);
  expect(await check(ctx, transfers)).toBeGreaterThan(100);
  expect(await check(ctx, batches)).toBeGreaterThan(60);
  expect(await check(ctx, issues)).toBeGreaterThan(60);
});
