import { lineFacts } from '@/lib/ledger/checks/changed-facts';
import type { BatchNews, SuborderNews } from '@/lib/providers/contract';
import { type CallbackSource, precedenceOf } from './callback-news';
import { unstated } from './decide-transition';
import { type FoldedRecord, foldRecord, type LedgerRecord } from './fold-record';
import { batchValues, suborderValues } from './news-values';

export interface FoldedLine {
  lineKey: string;
  folded: FoldedRecord;
  /** The word that the callback used; empty where it used none. */
  status: string;
  /** When the provider says that it happened. */
  occurredAt: Date | null;
}

export interface FoldedBatch {
  header: FoldedRecord;
  /** In the order of the callback; only lines that something is to be done or recorded for. */
  lines: FoldedLine[];
}

function lineInstant(line: SuborderNews, source: CallbackSource): Date | null {
  return line.news?.meaning?.terminal ? (line.finishedAt ?? source.occurredAt) : source.occurredAt;
}

/** What the fold of a line comes to where its callback is not believed: nothing but the facts that it states otherwise. */
function untouched(record: LedgerRecord): Pick<FoldedRecord, 'record' | 'verdict' | 'changed' | 'regression'> {
  return { record, verdict: 'unchanged', changed: false, regression: null };
}

/**
 * Folds one callback into a batch and its lines, idempotent line by line. A callback that contradicts the batch's terminal
 * status is not trusted for its lines either: they are only checked, and flagged where they contradict as well.
 */
export function foldBatch(
  batch: LedgerRecord | null,
  lineOf: (lineKey: string) => LedgerRecord | null,
  news: BatchNews,
  source: CallbackSource,
): FoldedBatch {
  const header = foldRecord(batch, {
    news,
    values: batchValues(news),
    precedence: precedenceOf(source, news, news),
    facts: [],
    at: source.occurredAt ?? source.receivedAt,
  });
  const seen = new Map<string, LedgerRecord>();
  const lines: FoldedLine[] = [];
  for (const line of news.suborders) {
    const current = seen.get(line.lineKey) ?? lineOf(line.lineKey);
    const occurredAt = lineInstant(line, source);
    const status = line.news?.status ?? unstated.status;
    const folded = foldRecord(current, {
      news: line.news,
      values: suborderValues(line),
      precedence: precedenceOf(source, line.news, news),
      facts: lineFacts,
      at: occurredAt ?? source.receivedAt,
    });
    const isChecked = current !== null && folded.changedFacts.length > 0;
    if (header.verdict === 'conflict' && folded.verdict !== 'conflict') {
      if (isChecked)
        lines.push({ lineKey: line.lineKey, folded: { ...folded, ...untouched(current) }, status, occurredAt });
      continue;
    }
    if (!folded.changed && folded.verdict === 'unchanged' && !isChecked) continue;
    seen.set(line.lineKey, folded.record);
    lines.push({ lineKey: line.lineKey, folded, status, occurredAt });
  }
  return { header, lines };
}
