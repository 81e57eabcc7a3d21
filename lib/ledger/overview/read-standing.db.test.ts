import { expect } from 'vitest';
import { test } from '@/e2e/support/ledger-test';
import { storeRandomIssues } from '@/e2e/support/random-issues';
import type { ActorContext } from '@/lib/access/actor';
import type { IssueKind, IssueState } from '@/lib/ledger/issue-kinds';
import { isLive } from '@/lib/ledger/issues/issue-state';
import type { ValueAtRisk } from '@/lib/ledger/raise-issues';
import { foldDeltas } from '@/lib/ledger/statistics/fold-deltas';
import { addAmounts, compareAmounts } from '@/lib/platform/money';
import { readIssues } from './read-standing';

interface Fact {
  provider: string;
  kind: IssueKind;
  state: IssueState;
  recordKey: string | null;
  valueAtRisk: ValueAtRisk[];
}

async function liveIssues({ db }: ActorContext): Promise<Fact[]> {
  const { rows } = await db.pool.query<Fact>(
    `select provider, kind, state, record_key as "recordKey", value_at_risk as "valueAtRisk" from issues`,
  );
  return rows.filter(({ state }) => isLive(state));
}

const noughtOf = (amount: string) =>
  amount
    .replace(/^-/, '')
    .replaceAll(/\d/g, '0')
    .replace(/^0+(?=0)/, '');

function amountsOf(issues: readonly Fact[], currency: string): string[] {
  return issues.flatMap(({ valueAtRisk }) =>
    valueAtRisk.filter((value) => value.currency === currency).map(({ amount }) => amount),
  );
}

function sumsOf(issues: readonly Fact[], sum: (currency: string) => string): ValueAtRisk[] {
  const currencies = new Set(issues.flatMap(({ valueAtRisk }) => valueAtRisk.map(({ currency }) => currency)));
  return [...currencies].sort().map((currency) => ({ currency, amount: sum(currency) }));
}

/** Issue by issue: what is about no record counts as it stands, of each record the kind with the most. */
function inAll(issues: readonly Fact[], currency: string): string {
  const counted: string[] = amountsOf(
    issues.filter(({ recordKey }) => recordKey === null),
    currency,
  );
  for (const record of new Set(issues.flatMap(({ recordKey }) => recordKey ?? []))) {
    const ofRecord = issues.filter(({ recordKey }) => recordKey === record);
    const ofKinds = [...new Set(ofRecord.map(({ kind }) => kind))].flatMap((kind) => {
      const amounts = amountsOf(
        ofRecord.filter((issue) => issue.kind === kind),
        currency,
      );
      return amounts.length === 0 ? [] : [addAmounts(...amounts)];
    });
    const [most] = ofKinds.toSorted((one, other) => compareAmounts(other, one));
    if (most !== undefined) counted.push(most);
  }
  // As many decimals as the longest amount, also of a kind that does not count.
  return addAmounts(...counted, ...amountsOf(issues, currency).map(noughtOf));
}

/** Issues by what `key` says of them. */
function groupsOf<Key extends string>(issues: readonly Fact[], key: (issue: Fact) => Key): [Key, Fact[]][] {
  return [...new Set(issues.map(key))].map((one) => [one, issues.filter((issue) => key(issue) === one)]);
}

async function expectTrue(ctx: ActorContext): Promise<void> {
  const issues = await liveIssues(ctx);
  const read = await readIssues(ctx.db.pool);
  expect(read.live).toBe(issues.length);
  const counts = groupsOf(issues, ({ provider, kind }) => `${provider} ${kind}`).map(([words, all]) => [
    words,
    all.length,
  ]);
  const readCounts = read.counts.map(({ provider, kind, count }) => [`${provider} ${kind}`, count]);
  expect(Object.fromEntries(readCounts)).toEqual(Object.fromEntries(counts));
  const ofKinds = groupsOf(issues, ({ kind }) => kind).map(([kind, all]) => ({
    ...{ kind, count: all.length },
    valueAtRisk: sumsOf(all, (currency) => addAmounts(...amountsOf(all, currency))),
  }));
  const byKind = (one: { kind: string }, other: { kind: string }) => one.kind.localeCompare(other.kind);
  expect(read.kinds.toSorted(byKind)).toEqual(ofKinds.toSorted(byKind));
  expect(read.valueAtRisk).toEqual(sumsOf(issues, (currency) => inAll(issues, currency)));
}

test('live issues are counted and summed as they stand, money of several kinds about one record once', async ({
  ctx,
}) => {
  await expectTrue(ctx);
  for (const seed of [1, 2, 3]) {
    await storeRandomIssues(ctx.db, seed, 150);
    await expectTrue(ctx);
    await foldDeltas(ctx, 20);
    await expectTrue(ctx);
    // Of what had many decimals some goes: sums have as many as the longest that stays.
    await ctx.db.pool.query(
      `update issues set state = 'resolved' where state = 'open' and value_at_risk::text ~ '[0-9.]{12}' and id % 3 < 2`,
    );
    await expectTrue(ctx);
    while ((await foldDeltas(ctx)) > 0);
    await expectTrue(ctx);
  }
  const several = await ctx.db.pool.query(
    `select record_key from issues where state in ('open', 'acknowledged') group by 1 having count(distinct kind) > 1`,
  );
  expect(several.rows.length).toBeGreaterThan(5);
  await ctx.db.pool.query(`update issues set state = 'ignored'`);
  await expectTrue(ctx);
  expect((await readIssues(ctx.db.pool)).live).toBe(0);
});
