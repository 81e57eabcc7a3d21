import { type IssueKind, issueStates } from '@/lib/ledger/issue-kinds';
import type { Database } from '@/lib/platform/db/client';
import { minuteMs } from '@/lib/platform/time';
import { type Random, seededRandom } from '@/scripts/simulate/random';

const kinds = ['stuck', 'amount_mismatch', 'underpaid', 'hash_missing', 'never_seen'] as const satisfies IssueKind[];

function randomMoney(random: Random) {
  const currencies = ['BTC', 'MYR', 'TRX', 'USDT'].filter(() => random.chance(0.4));
  return currencies.map((currency) => {
    const decimals = random.pick([0, 1, 2, 2, 8, 18]);
    const amount = `${random.integer(0, 2_000)}${decimals > 0 ? `.${random.text(decimals, '0123456789')}` : ''}`;
    return { currency, amount: random.chance(0.1) && /[1-9]/.test(amount) ? `-${amount}` : amount };
  });
}

/**
 * Stores `count` issues of every state, of several accounts, kinds and currencies, about few records, many records and none; amounts
 * have from none to 18 decimals. The same seed makes the same ones; the ids of their
 * subjects begin with it.
 */
export async function storeRandomIssues({ prisma }: Database, seed: number, count: number): Promise<void> {
  const random = seededRandom(seed);
  const accounts = await prisma.account.findMany({ orderBy: { id: 'asc' }, take: 4 });
  const [first, ...others] = accounts;
  if (!first) throw new Error('There is no account.');
  const data = Array.from({ length: count }, (_, at) => {
    const own = seed * 10_000 + at;
    const { id: accountId, provider } = random.pick([first, ...others]);
    const kind = random.pick(kinds);
    const openedAt = new Date(Date.UTC(2026, 2, 1) + random.integer(0, 5_000) * minuteMs);
    const record = random.pick([null, `batch:${random.integer(1, 10)}`, `transfer:${own}`]);
    return {
      ...{ accountId, provider, kind, subject: `suborder:${own}`, recordKey: record, title: kind },
      ...{ state: random.pick(issueStates), openedAt, lastSeenAt: openedAt, valueAtRisk: randomMoney(random) },
    };
  });
  await prisma.issue.createMany({ data });
}
