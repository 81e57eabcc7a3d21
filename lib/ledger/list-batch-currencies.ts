import type { ActorContext } from '@/lib/access/actor';
import { assertMay } from '@/lib/access/permissions';

/** Choices of the list's filter; a provider that makes up words must not fill the screen with them. */
const valuesMax = 200;

/** What the newest lines are in: of as many as are read in a moment, however many there are. */
const linesMax = 20_000;

const statement = `
select currency from (select currency from suborders order by id desc limit ${linesMax}) as newest
where currency <> '' group by currency order by currency limit ${valuesMax}`;

/** The currencies that batches had lately, in the order of the alphabet. */
export async function listBatchCurrencies(ctx: ActorContext): Promise<string[]> {
  assertMay(ctx.actor, 'batches.read');
  const { rows } = await ctx.db.pool.query<{ currency: string }>(statement);
  return rows.map(({ currency }) => currency);
}
