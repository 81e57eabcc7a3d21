import type { Context } from '@/lib/platform/context';
import type { Transaction } from '@/lib/platform/db/transaction';

/** In `sweep_positions`, a row a provider while what its records are searched by is made again; gone once it is. */
const prefix = 'search-remake:';

const ask = `
insert into sweep_positions (sweep, after_at, after_id, updated_at) values ($1, $2, 0, $2)
on conflict (sweep) do update set after_at = excluded.after_at, after_id = 0, updated_at = excluded.updated_at`;

/** Has what a provider's records are searched by made again, in the transaction that changes what of it is sensitive. */
export async function askForRemake(tx: Transaction, provider: string, now: Date): Promise<void> {
  await tx.query(ask, [prefix + provider, now]);
}

/** One provider's documents that are made again. */
export interface Remake {
  provider: string;
  /** When it was asked for: what came later was made by the new setting. */
  askedAt: Date;
  /** The last callback whose document was looked at. */
  afterId: string;
}

/** What is being made again; none but after a change of the setting. */
export async function findRemakes({ db }: Pick<Context, 'db'>): Promise<Remake[]> {
  const { rows } = await db.pool.query<Remake>(
    `select substr(sweep, ${prefix.length + 1}) as provider, after_at as "askedAt", after_id::text as "afterId"
    from sweep_positions where sweep like $1 order by sweep`,
    [`${prefix}%`],
  );
  return rows;
}

const step = 'update sweep_positions set after_id = $3, updated_at = $4 where sweep = $1 and after_at = $2';
const end = 'delete from sweep_positions where sweep = $1 and after_at = $2';

/** Remembers how far a remake is; null: it is done. One that was asked for anew meanwhile begins anew. */
export async function stepRemake(
  { db, clock }: Pick<Context, 'db' | 'clock'>,
  { provider, askedAt }: Remake,
  afterId: string | null,
): Promise<void> {
  const key = [prefix + provider, askedAt];
  await (afterId === null ? db.pool.query(end, key) : db.pool.query(step, [...key, afterId, clock.now()]));
}
