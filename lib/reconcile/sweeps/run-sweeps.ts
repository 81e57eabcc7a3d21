import type { Context } from '@/lib/platform/context';
import { lockKeys } from '@/lib/platform/db/lock-keys';
import { inTransaction } from '@/lib/platform/db/transaction';
import { nudge } from '@/lib/platform/nudge';
import { askAbout } from './ask-about';
import { askAgain } from './ask-again';
import { cureRecords } from './cure-records';
import { readBounds } from './read-bounds';
import type { RecordTable } from './read-open-records';
import { cureAnnouncements, sweepAnnouncements } from './sweep-announcements';
import { sweepRecords } from './sweep-records';
import { sweepSilence } from './sweep-silence';

/** Rows that one run looks at, of each kind: it goes on where it stopped in the next run. */
export interface SweepRows {
  transfer: number;
  batch: number;
  announcements: number;
  accounts: number;
  cures: number;
  askedAgain: number;
}

/** A run a minute looks at a million open transfers in under nine hours, and takes well under a second. */
const rowsDefault: SweepRows = {
  transfer: 2_000,
  batch: 200,
  announcements: 100,
  accounts: 100,
  cures: 1_000,
  askedAgain: 100,
};

/** What one run did; `skipped`: another process was at it. */
export type SweepRun = { skipped: true } | { skipped: false; raised: number; cured: number };

export interface SweepOptions {
  rows?: Partial<SweepRows>;
}

const tryLock = 'select pg_try_advisory_xact_lock($1) as held';

const tables: readonly RecordTable[] = ['transfer', 'batch'];

/**
 * One run of every sweep: looks at a bounded number of rows, raises what is over its bound and has
 * its provider asked, resolves what is cured. One process at
 * a time does it (advisory lock, released with the transaction); all of a run is written, or nothing of it.
 */
export async function runSweeps(ctx: Context, { rows: given }: SweepOptions = {}): Promise<SweepRun> {
  const rows = { ...rowsDefault, ...given };
  const now = ctx.clock.now();
  let asked = 0;
  const run = await inTransaction<SweepRun>(ctx.db.pool, async (tx) => {
    const { rows: locks } = await tx.query<{ held: boolean }>(tryLock, [lockKeys.sweeps]);
    if (!locks[0]?.held) return { skipped: true };
    const bounds = await readBounds(tx);
    let cured = await cureRecords(tx, { bounds, now, rowsMax: rows.cures });
    cured += await cureAnnouncements(tx, { now, rowsMax: rows.cures });
    asked += await askAgain(ctx, tx, { rowsMax: rows.askedAgain });
    let raised = 0;
    for (const table of tables) {
      const troubled = await sweepRecords(tx, table, { bounds, now, rowsMax: rows[table] });
      asked += await askAbout(ctx, tx, troubled);
      raised += troubled.length;
    }
    raised += await sweepAnnouncements(ctx, tx, { bounds, now, rowsMax: rows.announcements });
    raised += await sweepSilence(tx, { bounds, now, rowsMax: rows.accounts });
    return { skipped: false, raised, cured };
  });
  if (asked > 0) nudge('probe');
  return run;
}
