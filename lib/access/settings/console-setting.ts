import type { ActorContext } from '@/lib/access/actor';
import type { Transaction } from '@/lib/platform/db/transaction';

/** Who set a setting last, and when (ISO 8601). */
export interface SettingChange {
  by: string;
  at: string;
}

/** A setting as it is stored: its owner reads `value` through a schema. */
export interface StoredSetting {
  value: unknown;
  changed: SettingChange;
}

const read = 'select value, updated_by as "by", updated_at as "at" from console_settings where key = $1';

/** The stored setting `key`; null: nobody set it, so its default is in force. */
export async function findSetting(tx: Pick<Transaction, 'query'>, key: string): Promise<StoredSetting | null> {
  const { rows } = await tx.query<{ value: unknown; by: string; at: Date }>(read, [key]);
  const [row] = rows;
  return row === undefined ? null : { value: row.value, changed: { by: row.by, at: row.at.toISOString() } };
}

const write = `
insert into console_settings (key, value, updated_at, updated_by) values ($1, $2::jsonb, $3, $4)
on conflict (key) do update set value = excluded.value, updated_at = excluded.updated_at, updated_by = excluded.updated_by`;

/** Stores it in the caller's transaction, which audits it. */
export async function putSetting(
  { clock, actor }: Pick<ActorContext, 'clock' | 'actor'>,
  tx: Pick<Transaction, 'query'>,
  key: string,
  value: unknown,
): Promise<void> {
  await tx.query(write, [key, JSON.stringify(value), clock.now(), actor.name]);
}

const lock = 'select pg_advisory_xact_lock(hashtextextended($1, 0))';

/** Lets changes of one setting come one after the other until the transaction ends, so that none is lost. */
export async function lockSetting(tx: Pick<Transaction, 'query'>, key: string): Promise<void> {
  await tx.query(lock, [`console_settings ${key}`]);
}

const hold = 'select pg_advisory_xact_lock_shared(hashtextextended($1, 0))';

/** Keeps a setting as it is until the transaction ends: what is made by it is there before what a change has made anew. */
export async function holdSetting(tx: Pick<Transaction, 'query'>, key: string): Promise<void> {
  await tx.query(hold, [`console_settings ${key}`]);
}
