import type { ActorContext } from '@/lib/access/actor';
import { assertMay } from '@/lib/access/permissions';
import { utcClock, type ZonedClock } from '@/lib/platform/time-zone/zoned-clock';
import { bucketsOf, countOf, countsOf, lagOf, moneyOf, receivedOf } from './overview/assemble';
import { type OverviewSpan, spanBounds } from './overview/overview-span';
import { readHours, readProviders, readSums } from './overview/read-activity';
import { readFailed, readIssues, readUnapplied, readUndelivered } from './overview/read-standing';
import type { Overview, ProviderOverview } from './overview/types';

/**
 * A span of a zone's days at a glance against what is usual, and what stands now. Served by the statistics: it costs the same
 * however many callbacks there are. `to` is the instant at which it was answered, for the lists behind the figures.
 */
export async function getOverview(
  ctx: ActorContext,
  span: OverviewSpan = 'today',
  clock: ZonedClock = utcClock,
): Promise<Overview> {
  assertMay(ctx.actor, 'callbacks.read');
  assertMay(ctx.actor, 'requests.read');
  assertMay(ctx.actor, 'transfers.read');
  assertMay(ctx.actor, 'issues.read');
  const { pool } = ctx.db;
  const bounds = spanBounds(span, ctx.clock.now(), clock);
  const { from, to, ends } = bounds;
  const [known, hours, sums, failed, unapplied, undelivered, standing] = await Promise.all([
    readProviders(pool),
    readHours(pool, from, ends),
    readSums(pool, from, ends),
    readFailed(pool, from, ends),
    readUnapplied(pool),
    readUndelivered(pool),
    readIssues(pool),
  ]);
  const issuesOf = (provider: string, kinds?: readonly string[]) =>
    standing.counts
      .filter((row) => row.provider === provider && (!kinds || kinds.includes(row.kind)))
      .reduce((sum, { count }) => sum + count, 0);
  const providers = known
    .map(({ provider, since, enabled, lastReceivedAt }): ProviderOverview & { enabled: boolean } => {
      const own = sums.filter((row) => row.provider === provider);
      const counts = countsOf(hours.filter((row) => row.provider === provider));
      return {
        provider,
        enabled,
        ...receivedOf(counts, bounds, since),
        rejected: countOf(own, 'rejected'),
        duplicates: countOf(own, 'duplicate'),
        failed: failed.get(provider) ?? 0,
        lag: lagOf(own),
        stuck: issuesOf(provider, ['stuck', 'second_callback_missing']),
        silent: issuesOf(provider, ['provider_silent']) > 0,
        openIssues: issuesOf(provider),
        lastReceivedAt: lastReceivedAt?.toISOString() ?? null,
        buckets: bucketsOf(counts, bounds, since),
      };
    })
    .filter(({ enabled, received, rejected, lastReceivedAt }) => enabled || received + rejected > 0 || lastReceivedAt)
    .map(({ enabled: _, ...provider }) => provider)
    .sort((one, other) => other.received - one.received || one.provider.localeCompare(other.provider));
  const all = countsOf(hours);
  const since = new Date(Math.min(to.getTime(), ...known.map((row) => row.since.getTime())));
  const { live, kinds, valueAtRisk } = standing;
  return {
    ...{ span, zone: clock.zone },
    // Lists ask for what came before an instant: this one is after everything that was counted.
    ...{ from: from.toISOString(), to: (to < ends ? new Date(ctx.clock.now().getTime() + 1) : to).toISOString() },
    ...{ buckets: bucketsOf(all, bounds, since), providers },
    totals: {
      ...receivedOf(all, bounds, since),
      rejected: countOf(sums, 'rejected'),
      duplicates: countOf(sums, 'duplicate'),
      failed: [...failed.values()].reduce((sum, count) => sum + count, 0),
    },
    ...{ unapplied, undelivered, transfers: moneyOf(sums, 'transfer'), lines: moneyOf(sums, 'line') },
    issues: { live, kinds, valueAtRisk },
  };
}
