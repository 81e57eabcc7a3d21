import { decideTransition } from '@/lib/ledger/fold/decide-transition';
import { suborderValues, transferValues } from '@/lib/ledger/fold/news-values';
import { storableBatch, storableTransfer } from '@/lib/ledger/fold/storable-news';
import { minuteMs } from '@/lib/platform/time';
import type { BatchNews, Notification, StatusNews } from '@/lib/providers/contract';
import { compareFacts, isSettledFact } from './compare-facts';
import type { HeldPart, HeldRecord } from './subject-row';
import type { ComparedField } from './types';

export interface AnswerDecision {
  /** Facts beside each other; of lines only those that differ, at most `rowsMax`. */
  comparison: ComparedField[];
  /** The provider tells more than the ledger holds: to be applied. */
  newer: boolean;
  /** What contradicts; empty: nothing does. */
  mismatches: ComparedField[];
}

/** Rows kept of one comparison: a batch may have 10,000 lines. */
export const rowsMax = 500;
/** A query may lag behind the callback that it should agree with. */
const lagMs = 5 * minuteMs;

interface Part {
  rows: ComparedField[];
  newer: boolean;
  mismatches: ComparedField[];
}

/** One record or line. `theirs` null: the answer names it without a status. */
function decidePart(
  held: HeldPart | null,
  theirs: StatusNews | null,
  values: ReadonlyMap<string, string>,
  prefix: string,
  at: Date,
): Part {
  const { verdict } = decideTransition(held?.state ?? null, theirs);
  const agrees = theirs === null || held === null ? null : held.state.status === theirs.status;
  const status = {
    field: `${prefix}status`,
    ours: held?.state.status ?? null,
    theirs: theirs?.status ?? null,
    same: agrees,
  };
  // What a failed line says it did is not to be trusted (GatePay fills it all the same).
  const failed = held?.state.terminal && held.state.outcome !== 'succeeded';
  const facts = compareFacts(held?.values ?? new Map(), values, prefix).filter(
    ({ field }) => !(failed && field.endsWith('doneAmount')),
  );
  const rows = [status, ...facts];
  if (!held) return { rows, newer: true, mismatches: [] };
  const advanced = verdict === 'advanced' || verdict === 'opened';
  if (advanced) return { rows, newer: true, mismatches: [] };
  const lagging = held.settledAt !== null && at.getTime() - held.settledAt.getTime() < lagMs;
  const contradicts =
    verdict === 'conflict' ||
    verdict === 'unrecognised' ||
    (verdict === 'superseded' && held.state.terminal && !lagging);
  const differing = facts.filter(({ field, same }) => same === false && isSettledFact(field, held.state.terminal));
  const fills = facts.some(({ ours, theirs: said }) => ours === null && said !== null);
  return {
    rows,
    newer: verdict === 'unchanged' && differing.length === 0 && fills,
    mismatches: [...(contradicts ? [status] : []), ...differing],
  };
}

function decideLines(held: HeldRecord | null, batch: BatchNews, at: Date): Part {
  const told = new Set(batch.suborders.map(({ lineKey }) => lineKey));
  const parts = batch.suborders.map((line) =>
    decidePart(held?.lines?.get(line.lineKey) ?? null, line.news, suborderValues(line), `lines/${line.lineKey}/`, at),
  );
  const missing = [...(held?.lines?.keys() ?? [])].filter((key) => !told.has(key));
  const vanished = missing.map((key) => ({
    field: `lines/${key}/status`,
    ours: held?.lines?.get(key)?.state.status ?? null,
    theirs: null,
    same: null,
  }));
  const oursCount = held?.lines?.size ?? null;
  const count = {
    field: 'lines',
    ours: oursCount === null ? null : String(oursCount),
    theirs: String(told.size),
    same: oursCount === null ? null : missing.length === 0 && oursCount === told.size,
  };
  const differing = parts.flatMap(({ rows }) => rows.filter(({ same, ours }) => same === false || ours === null));
  const ended = batch.meaning?.terminal === true && held?.state.terminal === true;
  return {
    rows: [count, ...vanished, ...differing],
    newer: parts.some(({ newer }) => newer),
    mismatches: [...(ended ? vanished : []), ...parts.flatMap(({ mismatches }) => mismatches)],
  };
}

/**
 * Pure: what a provider's answer means beside what the ledger holds (`held` null: nothing yet), by the ledger's own rule of
 * what moves a status on. A batch whose final status contradicts ours is not trusted for its lines either, as in the fold.
 */
export function decideAnswer(notification: Notification, held: HeldRecord | null, at: Date): AnswerDecision {
  const { transfer, batch } = notification;
  if (transfer) {
    const news = storableTransfer(transfer);
    const { rows, newer, mismatches } = decidePart(held, news, transferValues(news), '', at);
    return { comparison: rows, newer, mismatches };
  }
  if (!batch) return { comparison: [], newer: false, mismatches: [] };
  const news = storableBatch(batch);
  const head = decidePart(held && { ...held, values: new Map() }, news, new Map(), '', at);
  const lines = decideLines(held, news, at);
  return {
    comparison: [...head.rows, ...lines.rows].slice(0, rowsMax),
    newer: head.newer || (head.mismatches.length === 0 && lines.newer),
    mismatches: [...head.mismatches, ...lines.mismatches],
  };
}
