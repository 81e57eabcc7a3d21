import type { Context } from '@/lib/platform/context';
import { dayMs, secondMs } from '@/lib/platform/time';
import { addRejectedDays, type RejectedCounts } from './add-rejected-days';

/** What an account keeps of rejected requests a day, and how much of it the request at hand may use (0 to 1). */
export interface RejectedBound {
  rowsMax: number;
  bytesMax: number;
  share: number;
}

interface Day {
  accountId: string;
  startedAtMs: number;
  /** Kept by all processes as far as known, this one's included. */
  known: { rows: number; bytes: number };
  /** Not yet in the database. */
  gathered: RejectedCounts;
}

const nothing: RejectedCounts = { keptRows: 0, keptBytes: 0, droppedRows: 0, droppedBytes: 0, lastDroppedAt: null };

function plus(one: RejectedCounts, other: RejectedCounts): RejectedCounts {
  return {
    keptRows: one.keptRows + other.keptRows,
    keptBytes: one.keptBytes + other.keptBytes,
    droppedRows: one.droppedRows + other.droppedRows,
    droppedBytes: one.droppedBytes + other.droppedBytes,
    lastDroppedAt: other.lastDroppedAt ?? one.lastDroppedAt,
  };
}

/**
 * The bound on what is kept of rejected requests, so that abuse cannot fill the disk. Decided in memory, off any query;
 * once a second what was gathered is added to `rejected_days` and the totals of all processes are read back. The bound holds
 * but for what several processes, or one just started, keep within that second.
 */
export class RejectedBounds {
  readonly #days = new Map<string, Day>();
  #timer: NodeJS.Timeout | null = null;

  /** Counts one rejected request of `bytes` as kept or dropped; false: dropped. */
  take(ctx: Context, accountId: string, bound: RejectedBound, bytes: number, at: Date): boolean {
    const day = this.#dayOf(accountId, at);
    const { rows, bytes: keptBytes } = day.known;
    const isKept =
      rows + 1 <= Math.floor(bound.rowsMax * bound.share) &&
      keptBytes + bytes <= Math.floor(bound.bytesMax * bound.share);
    if (isKept) {
      day.known = { rows: rows + 1, bytes: keptBytes + bytes };
      day.gathered = plus(day.gathered, { ...nothing, keptRows: 1, keptBytes: bytes });
    } else {
      day.gathered = plus(day.gathered, { ...nothing, droppedRows: 1, droppedBytes: bytes, lastDroppedAt: at });
    }
    this.#timer ??= setTimeout(() => {
      this.#timer = null;
      this.flush(ctx).catch((error: unknown) =>
        ctx.log.warn({ err: error }, 'the count of rejected requests was not written'),
      );
    }, secondMs).unref();
    return isKept;
  }

  #dayOf(accountId: string, at: Date): Day {
    const startedAtMs = at.getTime() - (at.getTime() % dayMs);
    const key = `${startedAtMs} ${accountId}`;
    const day = this.#days.get(key) ?? { accountId, startedAtMs, known: { rows: 0, bytes: 0 }, gathered: nothing };
    this.#days.set(key, day);
    return day;
  }

  /** Writes what was gathered and reads the totals back; what cannot be written is gathered again. */
  async flush(ctx: Pick<Context, 'db' | 'clock'>): Promise<void> {
    const days = [...this.#days.values()].filter(({ gathered }) => gathered !== nothing);
    if (days.length === 0) return;
    const written = days.map((day) => ({ day, counts: day.gathered }));
    for (const { day } of written) day.gathered = nothing;
    try {
      const totals = await addRejectedDays(
        ctx.db.pool,
        written.map(({ day, counts }) => ({ accountId: day.accountId, day: new Date(day.startedAtMs), ...counts })),
      );
      for (const { day } of written) {
        const total = totals.find((one) => one.accountId === day.accountId && one.dayMs === day.startedAtMs);
        if (!total) continue;
        const { keptRows, keptBytes } = day.gathered;
        day.known = { rows: total.keptRows + keptRows, bytes: total.keptBytes + keptBytes };
      }
    } catch (error) {
      for (const { day, counts } of written) day.gathered = plus(counts, day.gathered);
      throw error;
    }
    this.#forgetPast(ctx.clock.now().getTime());
  }

  #forgetPast(nowMs: number): void {
    for (const [key, day] of this.#days) {
      if (day.gathered === nothing && day.startedAtMs + dayMs <= nowMs) this.#days.delete(key);
    }
  }
}
