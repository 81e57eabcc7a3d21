import type { CallbackSource } from '@/lib/ledger/fold/callback-news';
import type { StatusVerdict } from '@/lib/ledger/fold/decide-transition';
import { foldBatch } from '@/lib/ledger/fold/fold-batch';
import type { LedgerRecord } from '@/lib/ledger/fold/fold-record';
import type { TransitionVerdict } from '@/lib/ledger/types';
import type { BatchNews } from '@/lib/providers/contract';

/** A line while a group of callbacks is applied. `id` null: not stored yet. */
export interface LineWork {
  id: string | null;
  record: LedgerRecord;
  dirty: boolean;
}

export interface LineCounts {
  lines: number;
  done: number;
  failed: number;
}

/** A batch while a group of callbacks is applied; its row is locked, or it is not stored yet (`id` null). */
export interface BatchWork {
  id: string | null;
  accountId: string;
  provider: string;
  batchId: string;
  /** Null until the first callback of the group opened it. */
  record: LedgerRecord | null;
  counts: LineCounts;
  lines: Map<string, LineWork>;
  dirty: boolean;
}

/** A transition that is to be recorded; `lineKey` null: of the batch or transfer itself. */
export interface DraftTransition {
  lineKey: string | null;
  callbackId: string;
  verdict: TransitionVerdict;
  fromStatus: string | null;
  toStatus: string;
  occurredAt: Date | null;
}

function count(counts: LineCounts, record: LedgerRecord | null, by: 1 | -1): void {
  if (!record) return;
  counts.lines += by;
  if (record.state.outcome === 'succeeded') counts.done += by;
  else if (record.state.terminal) counts.failed += by;
}

/** True where `verdict` leaves a transition. */
export function isRecorded(verdict: StatusVerdict): verdict is TransitionVerdict {
  return verdict !== 'unchanged';
}

/** Folds one callback into `work` and says which transitions it leaves. */
export function applyToBatch(work: BatchWork, news: BatchNews, source: CallbackSource): DraftTransition[] {
  const { header, lines } = foldBatch(work.record, (key) => work.lines.get(key)?.record ?? null, news, source);
  const drafts: DraftTransition[] = [];
  const { callbackId } = source;
  if (isRecorded(header.verdict)) {
    const { verdict, fromStatus } = header;
    drafts.push({
      lineKey: null,
      callbackId,
      verdict,
      fromStatus,
      toStatus: news.status,
      occurredAt: source.occurredAt,
    });
  }
  work.record = header.record;
  work.dirty ||= header.changed;
  for (const { lineKey, folded, occurredAt, status } of lines) {
    const held = work.lines.get(lineKey) ?? null;
    if (isRecorded(folded.verdict)) {
      const { verdict, fromStatus } = folded;
      drafts.push({ lineKey, callbackId, verdict, fromStatus, toStatus: status, occurredAt });
    }
    if (!folded.changed) continue;
    count(work.counts, held?.record ?? null, -1);
    count(work.counts, folded.record, 1);
    work.lines.set(lineKey, { id: held?.id ?? null, record: folded.record, dirty: true });
    work.dirty = true;
  }
  return drafts;
}
