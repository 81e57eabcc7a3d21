import type { Actor, ActorContext, Role } from '@/lib/access/actor';
import type { ReplayFilter } from '@/lib/delivery/replay/replay-filter';
import type { ReplayRequest } from '@/lib/delivery/replay/types';
import { addDestination, arrive, test as base, type DeliveryContext, deliverOnce } from './delivery-test';
import { one } from './ledger-test';

/** A person of that role; two with different ids are two people. */
export function person(role: Role, userId = '1'): Actor {
  return {
    ...{ kind: 'person', userId, sessionId: `session-${userId}`, name: `Person ${userId}` },
    ...{ email: `${userId}@merchant.test`, role, address: '127.0.0.1' },
  };
}

/** `test` without replays and with the default policy; `as` is the context of another actor. */
export const test = base
  .extend('emptied', { auto: true }, async ({ ctx }) => {
    await ctx.db.pool.query('truncate replay_jobs, replay_items, console_settings restart identity cascade');
  })
  .extend('as', ({ ctx }) => (actor: Actor): DeliveryContext & ActorContext => ({ ...ctx, actor }));

/** The filter that leaves nothing out. */
export const noFilter: ReplayFilter = {
  ...{ provider: [], account: [], channel: [], type: [], status: [], outcome: [] },
  ...{ verified: null, conditions: [], payload: [], q: null, from: null, to: null },
};

/** Everything, to all that want it, as fast as it goes. */
export const everything: ReplayRequest = {
  choice: { by: 'filter', filter: noFilter },
  destinationId: null,
  ratePerSecond: 500,
  reason: null,
};

/** One destination, and `count` callbacks that it has. */
export async function deliverFirst(
  ctx: DeliveryContext,
  { backend, tools }: { backend: { url: string }; tools: Parameters<typeof deliverOnce>[1] },
  count = 1,
): Promise<{ destinationId: string }> {
  const { id } = await addDestination(ctx, backend.url);
  for (let at = 1; at <= count; at += 1) await arrive(ctx, `b${at}`);
  await deliverOnce(ctx, tools);
  return { destinationId: id };
}

/** Copies the first callback until there are `count`, without their requests: what a bulk replay reads is there. */
export async function multiplyCallbacks({ db }: ActorContext, count: number): Promise<void> {
  await db.pool.query(
    `insert into callbacks (account_id, provider, channel, type, provider_status, outcome, status, verified, verification, dedup_key,
       url, received_at, first_request_id, apply_state, applied_at)
     select account_id, provider, channel, type, provider_status, outcome, status, verified, verification, 'copy ' || n,
       url, received_at, first_request_id, apply_state, applied_at
     from callbacks, generate_series(2, $1::int) n where id = 1`,
    [count],
  );
}

/** Replay deliveries by status: `waiting 3`. */
export async function countReplayed({ db }: ActorContext): Promise<string[]> {
  const { rows } = await db.pool.query<{ words: string }>(
    `select status || ' ' || count(*) as words from deliveries where trigger = 'replay' group by status order by status`,
  );
  return rows.map(({ words }) => words);
}

/** How many deliveries a job has, and of how many callbacks: the same where none was made twice. */
export async function countOfJob({ db }: ActorContext, id: string): Promise<{ deliveries: number; callbacks: number }> {
  return one(
    db,
    'select count(*)::int as deliveries, count(distinct callback_id)::int as callbacks from deliveries where replay_job_id = $1',
    [id],
  );
}
