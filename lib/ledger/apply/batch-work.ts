import type { ChangedFact } from '@/lib/ledger/checks/changed-facts';
import { checkListedLines, type Listing, type ListVerdict } from '@/lib/ledger/checks/listed-lines';
import { type CallbackSource, rankOf } from '@/lib/ledger/fold/callback-news';
import type { StatusVerdict } from '@/lib/ledger/fold/decide-transition';
import { foldBatch } from '@/lib/ledger/fold/fold-batch';
import type { FoldedRecord, LedgerRecord } from '@/lib/ledger/fold/fold-record';
import type { TransitionVerdict } from '@/lib/ledger/types';
import type { BatchNews } from '@/lib/providers/contract';

/** A line while a group of callbacks is applied. `id` null: not stored yet. */
export interface LineWork {
  id: string | null;
  record: LedgerRecord;
  /** As it was before the group; null: it was not. */
  before: LedgerRecord | null;
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
  /** Null: no callback named lines so far. */
  listing: Listing | null;
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

/** What one callback says that the checks have to look at; `lineKey` null: of the batch or transfer itself. */
export interface Notices {
  changedFacts: { lineKey: string | null; facts: readonly ChangedFact[] }[];
  regressions: { lineKey: string | null; higher: string; lower: string }[];
  /** Its list of lines; null where it is a transfer's callback, or one that is not believed. */
  list: { verdict: ListVerdict; named: ReadonlySet<string>; fresh: readonly string[] } | null;
}

export interface Applied {
  drafts: DraftTransition[];
  notices: Notices;
}

/** What the fold of one record tells the checks. */
export function noticesOf(lineKey: string | null, { changedFacts, regression }: FoldedRecord): Omit<Notices, 'list'> {
  return {
    changedFacts: changedFacts.length > 0 ? [{ lineKey, facts: changedFacts }] : [],
    regressions: regression ? [{ lineKey, ...regression }] : [],
  };
}

function readList(work: BatchWork, news: BatchNews, source: CallbackSource): NonNullable<Notices['list']> {
  const named = new Set(news.suborders.map(({ lineKey }) => lineKey));
  const fresh = [...named].filter((lineKey) => !work.lines.has(lineKey));
  const verdict = checkListedLines({
    listing: work.listing,
    known: work.counts.lines,
    named: named.size,
    shared: named.size - fresh.length,
    position: [rankOf(news), source.occurredAt?.getTime() ?? 0, source.tie],
  });
  return { verdict, named, fresh };
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

/** Folds one callback into `work` and says which transitions it leaves, and what of it is to be checked. */
export function applyToBatch(work: BatchWork, news: BatchNews, source: CallbackSource): Applied {
  const { header, lines } = foldBatch(work.record, (key) => work.lines.get(key)?.record ?? null, news, source);
  const drafts: DraftTransition[] = [];
  const notices: Notices = { ...noticesOf(null, header), list: null };
  const { callbackId } = source;
  if (header.verdict !== 'conflict') {
    notices.list = readList(work, news, source);
    work.dirty ||= work.listing !== notices.list.verdict.listing;
    work.listing = notices.list.verdict.listing;
  }
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
    const noticed = noticesOf(lineKey, folded);
    notices.changedFacts.push(...noticed.changedFacts);
    // Of a callback that went back as a whole, its lines did so too.
    if (!header.regression) notices.regressions.push(...noticed.regressions);
    if (isRecorded(folded.verdict)) {
      const { verdict, fromStatus } = folded;
      drafts.push({ lineKey, callbackId, verdict, fromStatus, toStatus: status, occurredAt });
    }
    if (!folded.changed) continue;
    count(work.counts, held?.record ?? null, -1);
    count(work.counts, folded.record, 1);
    const [id, before] = [held?.id ?? null, held?.before ?? null];
    work.lines.set(lineKey, { id, record: folded.record, before, dirty: true });
    work.dirty = true;
  }
  return { drafts, notices };
}

/** Tells a batch from a transfer. */
export function isBatch<Transfer extends object>(work: BatchWork | Transfer): work is BatchWork {
  return 'lines' in work;
}
