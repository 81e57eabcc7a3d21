import { closeIssues } from '@/lib/ledger/close-issues';
import { type RaisedIssue, raiseIssues } from '@/lib/ledger/raise-issues';
import type { Transaction } from '@/lib/platform/db/transaction';
import { dayMs, hourMs } from '@/lib/platform/time';
import type { SweepBounds } from './bounds';
import { decideSilence, silenceMsMax, weeksLearned } from './decide-silence';
import { readPosition, start, writePosition } from './sweep-position';

const kind = 'provider_silent';
const sweep = 'silent';

/** The hours that a decision looks at: each hour of the silence has its own of the weeks before. */
const learnedMs = weeksLearned * 7 * dayMs + silenceMsMax;

const accountsStatement = `
select a.id::text, a.provider, a.slug, a.name, a.enabled,
  (select i.detail->>'silentSince' from issues i where i.account_id = a.id and i.kind = '${kind}' and i.subject = 'account:' || a.id
    and i.state in ('open', 'acknowledged')) as "toldSince",
  (select max(i.closed_at) from issues i where i.account_id = a.id and i.kind = '${kind}' and i.subject = 'account:' || a.id
    and i.closed_by is not null) as "dismissedAt"
from accounts a
where a.id > $1 and a.provider <> 'test'
order by a.id limit $2`;

// Served by the key of the statistics: measure, then hour.
const hoursStatement = `
select account_id::text as "accountId", hour, sum(count)::int as count
from (
  select account_id, hour, count from statistics where measure = 'received' and hour >= $2 and word = 'provider'
  union all
  select account_id, hour, count from statistics_deltas where measure = 'received' and hour >= $2 and word = 'provider'
) as each
where account_id = any($1::bigint[])
group by account_id, hour
having sum(count) > 0`;

interface AccountRow {
  id: string;
  provider: string;
  slug: string;
  name: string;
  enabled: boolean;
  /** Since when its live issue calls it silent (ISO 8601 UTC); null: there is none. */
  toldSince: string | null;
  dismissedAt: Date | null;
}

function issueOf({ id, provider, slug, name }: AccountRow, since: Date, missing: number): RaisedIssue {
  return {
    ...{ accountId: id, provider, kind, subject: `account:${id}`, callbackId: null },
    title: `${name} has sent nothing since ${since.toISOString().slice(0, 16).replace('T', ' ')} UTC`,
    expected: `about ${missing} callbacks, as usual at these hours`,
    actual: 'none',
    detail: { account: slug, silentSince: since.toISOString(), missing },
  };
}

/**
 * Holds the next `rowsMax` accounts against their own usual hours: raises an issue for each that is silent, resolves it
 * when a callback of the provider's own has come since, or the account is disabled. What a person closed during a silence stays closed until the next one. Returns how many are newly silent.
 */
export async function sweepSilence(
  tx: Transaction,
  { bounds, now, rowsMax }: { bounds: SweepBounds; now: Date; rowsMax: number },
): Promise<number> {
  const position = (await readPosition(tx, sweep)) ?? start;
  const { rows: accounts } = await tx.query<AccountRow>(accountsStatement, [position.id, rowsMax]);
  const since = new Date(Math.floor((now.getTime() - learnedMs) / hourMs) * hourMs);
  const { rows: hours } = await tx.query<{ accountId: string; hour: Date; count: number }>(hoursStatement, [
    accounts.map(({ id }) => id),
    since,
  ]);
  const countsOf = new Map<string, Map<number, number>>(accounts.map(({ id }) => [id, new Map()]));
  for (const { accountId, hour, count } of hours) countsOf.get(accountId)?.set(hour.getTime(), count);
  const judged = accounts.map((account) => {
    const counts = countsOf.get(account.id) ?? new Map<number, number>();
    const firstHour = counts.size === 0 ? null : Math.min(...counts.keys());
    const { toldSince } = account;
    const isHeard = toldSince !== null && [...counts.keys()].some((hour) => hour >= Date.parse(toldSince));
    return {
      account,
      isHeard,
      silence: decideSilence({ enabled: account.enabled, counts, firstHour }, bounds.silence, now),
    };
  });
  const issues = judged.flatMap(({ account, silence }) => {
    if (!silence.silent || account.toldSince !== null) return [];
    const isDismissed = account.dismissedAt !== null && account.dismissedAt >= silence.since;
    return isDismissed ? [] : [issueOf(account, silence.since, silence.missing)];
  });
  // A long silence becomes what is usual: only a callback says that it is over.
  const cured = judged.flatMap(({ account, silence, isHeard }) =>
    account.toldSince !== null && (!account.enabled || (isHeard && !silence.silent)) ? [`account:${account.id}`] : [],
  );
  await raiseIssues(tx, issues, now);
  await closeIssues(tx, kind, cured, now);
  const last = accounts.length < rowsMax ? undefined : accounts.at(-1);
  await writePosition(tx, sweep, last ? { at: null, id: last.id } : start, now);
  return issues.length;
}
