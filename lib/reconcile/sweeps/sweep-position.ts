import type { Transaction } from '@/lib/platform/db/transaction';

/** Where a sweep goes on: after this row, in the order of instant and id. */
export interface SweepPosition {
  /** Null: before every instant. */
  at: Date | null;
  id: string;
}

export const start: SweepPosition = { at: null, id: '0' };

const read = 'select after_at as "at", after_id::text as id from sweep_positions where sweep = $1';

/** Where `sweep` stands; null where it never ran. */
export async function readPosition(tx: Transaction, sweep: string): Promise<SweepPosition | null> {
  const { rows } = await tx.query<SweepPosition>(read, [sweep]);
  return rows[0] ?? null;
}

const write = `
insert into sweep_positions (sweep, after_at, after_id, updated_at) values ($1, $2, $3, $4)
on conflict (sweep) do update set after_at = excluded.after_at, after_id = excluded.after_id, updated_at = excluded.updated_at`;

/** Remembers where `sweep` stands, exactly when what it did until there is done. */
export async function writePosition(
  tx: Transaction,
  sweep: string,
  { at, id }: SweepPosition,
  now: Date,
): Promise<void> {
  await tx.query(write, [sweep, at, id, now]);
}
