import { isDisplayOnly } from '@/lib/delivery/is-display-only';
import type { FilteredCallback } from '@/lib/delivery/match-filter';
import { callbackWhere } from '@/lib/intake/callback-conditions';
import type { Transaction } from '@/lib/platform/db/transaction';
import { NotFoundError } from '@/lib/platform/errors';
import { rowIdPattern, type Sql, sql } from '@/lib/platform/query/conditions';
import { goesTo } from './goes-to';
import { toCallbackFilter } from './replay-filter';
import type { ReplayTarget } from './replay-targets';
import type { PlannedDestination, ReplayChoice, ReplayPlan } from './types';

/** Pure: the `where` of a choice over `callbacks c`. Throws `NotFoundError` for an id that no callback can have. */
export function choiceWhere(choice: ReplayChoice): Sql {
  if (choice.by === 'filter') return callbackWhere(toCallbackFilter(choice.filter));
  const wrong = choice.callbackIds.find((id) => !rowIdPattern.test(id));
  if (wrong !== undefined) throw new NotFoundError(`There is no callback ${wrong.slice(0, 40)}.`);
  return sql`where c.id = any(${[...choice.callbackIds]}::bigint[])`;
}

/** Pure: the `where` over `callbacks c` of the set that a replay froze. */
export function frozenWhere(replayId: string): Sql {
  return sql`where c.id in (select i.callback_id from replay_items i where i.job_id = ${replayId}::bigint)`;
}

interface Group extends Omit<FilteredCallback, 'displayOnly'> {
  count: number;
  sent: number;
  failedApply: number;
}

export type Measured = Pick<
  ReplayPlan,
  'callbackCount' | 'deliveryCount' | 'unwantedCount' | 'sentCount' | 'failedApplyCount' | 'destinations'
>;

/**
 * Counts a choice, or the set that was frozen of it (`set`), exactly, in one pass: callbacks are counted by what destinations' filters can tell apart, so that the one
 * pure `goesTo` decides for the plan as it does for each callback. Throws `NotFoundError` for a named callback that is not there.
 */
export async function measureSet(
  tx: Pick<Transaction, 'query'>,
  choice: ReplayChoice,
  targets: readonly ReplayTarget[],
  chosen: boolean,
  set = choiceWhere(choice),
): Promise<Measured> {
  const targetIds = targets.map(({ id }) => id);
  const { rows: groups } = await tx.query<Group>(sql`
    select c.provider, a.slug as account, c.channel, c.type, c.outcome, c.verified, count(*)::int as count,
      count(*) filter (where c.status = 'sent' or exists (
        select 1 from deliveries d
        where d.callback_id = c.id and d.status = 'delivered' and d.trigger <> 'test'
          and d.destination_id = any(${targetIds}::bigint[])
      ))::int as sent,
      count(*) filter (where c.apply_state = 'failed')::int as "failedApply"
    from callbacks c
    join accounts a on a.id = c.account_id
    ${set}
    group by 1, 2, 3, 4, 5, 6`);
  const sum = (count: (group: Group) => number) => groups.reduce((total, group) => total + count(group), 0);
  const wants = (target: ReplayTarget, group: Group) =>
    goesTo(target.filter, { ...group, displayOnly: isDisplayOnly(group) }, chosen);
  const callbackCount = sum(({ count }) => count);
  if (choice.by === 'ids' && callbackCount < new Set(choice.callbackIds).size) {
    throw new NotFoundError('Some of the chosen callbacks do not exist. Read the list again and choose anew.');
  }
  const destinations = targets
    .map(
      (target): PlannedDestination => ({
        ...{ id: target.id, name: target.name, state: target.state },
        callbackCount: sum((group) => (wants(target, group) ? group.count : 0)),
      }),
    )
    .filter((destination) => destination.callbackCount > 0);
  return {
    callbackCount,
    deliveryCount: destinations.reduce((total, destination) => total + destination.callbackCount, 0),
    unwantedCount: sum((group) => (targets.some((target) => wants(target, group)) ? 0 : group.count)),
    sentCount: sum(({ sent }) => sent),
    failedApplyCount: sum(({ failedApply }) => failedApply),
    destinations,
  };
}
