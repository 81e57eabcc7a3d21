import type { Transaction } from '@/lib/platform/db/transaction';
import { type Sql, sql } from '@/lib/platform/query/conditions';
import { hourMs } from '@/lib/platform/time';

/** What is removed in steps of its own; `request` takes the attempts of its callback with it. */
export type StepKind = 'request' | 'answer';

/** Where the steps of one account and kind stand. */
export interface StepPosition {
  afterAt: Date;
  afterId: string;
  /** Removed since it began at the oldest row. */
  removedRows: number;
}

/** What is still needed is looked at again this long after everything was looked at. */
const restMs = hourMs;

function start(kind: StepKind): StepPosition {
  const afterId = kind === 'request' ? '00000000-0000-0000-0000-000000000000' : '0';
  return { afterAt: new Date(0), afterId, removedRows: 0 };
}

const ofAccount = (accountId: string, kind: StepKind): Sql => sql`account_id = ${accountId}::bigint and kind = ${kind}`;

/** Where to go on; null: everything was looked at and it rests until later. */
export async function readStepPosition(
  tx: Transaction,
  accountId: string,
  kind: StepKind,
  now: Date,
): Promise<StepPosition | null> {
  const { rows } = await tx.query<StepPosition & { restsUntil: Date | null }>(sql`
    select after_at as "afterAt", after_id as "afterId", removed_rows::int as "removedRows", rests_until as "restsUntil"
    from retention_positions where ${ofAccount(accountId, kind)}`);
  const [row] = rows;
  if (!row) return start(kind);
  if (row.restsUntil === null) return row;
  return row.restsUntil > now ? null : start(kind);
}

/** Remembers it with what the step did. `ended`: there was nothing further to look at. */
export async function writeStepPosition(
  tx: Transaction,
  accountId: string,
  kind: StepKind,
  { afterAt, afterId, removedRows }: StepPosition,
  { ended, now }: { ended: boolean; now: Date },
): Promise<void> {
  const restsUntil = ended ? new Date(now.getTime() + restMs) : null;
  await tx.query(sql`
    insert into retention_positions (account_id, kind, after_at, after_id, removed_rows, rests_until)
    values (${accountId}::bigint, ${kind}, ${afterAt}, ${afterId}, ${removedRows}, ${restsUntil})
    on conflict (account_id, kind) do update set after_at = excluded.after_at, after_id = excluded.after_id,
      removed_rows = excluded.removed_rows, rests_until = excluded.rests_until`);
}
