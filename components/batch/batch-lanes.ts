import { asRecorded } from '@/components/timeline/as-recorded';
import { groupOf, layoutFirst, type TimelineSources } from '@/components/timeline/layout-timeline';
import {
  type LaneSource,
  laneGroups,
  type TimelineEvent,
  type TimelineModel,
} from '@/components/timeline/timeline-model';
import type { BatchDetails, BatchFront, SuborderView, TimelineEntry } from '@/lib/ledger/types';

/** A line may be named without a status; that is a state one has to be able to read. */
function statusWord(status: string): string {
  return status === '' ? 'no status' : status;
}

function toEvent(entry: TimelineEntry): TimelineEvent {
  const { verdict, fromStatus, toStatus, callbackId } = entry;
  return {
    atMs: Date.parse(entry.at),
    verdict,
    fromStatus: fromStatus === null ? null : statusWord(fromStatus),
    toStatus: statusWord(toStatus),
    callbackId,
  };
}

/** What a line is called on a lane and in words: the merchant's own id where there is one. */
export function lineLabel(line: Pick<SuborderView, 'merchantWithdrawId' | 'suborderId' | 'lineKey'>): string {
  return line.merchantWithdrawId ?? line.suborderId ?? line.lineKey;
}

function laneOf(line: SuborderView, events: readonly TimelineEvent[]): LaneSource {
  const { lineKey: key, terminal, outcome, conflicted } = line;
  return { key, label: lineLabel(line), status: statusWord(line.status), terminal, outcome, conflicted, events };
}

type Laned = Pick<
  BatchDetails,
  'status' | 'terminal' | 'outcome' | 'conflicted' | 'openedAt' | 'settledAt' | 'suborders' | 'timeline'
>;

/**
 * The lanes of a batch: itself and its lines, each with its news in the order in which we recorded it. News of a line that
 * the batch no longer names is left to the batch's callbacks.
 */
export function batchLanes(batch: Laned, nowMs: number): TimelineSources {
  const recorded = [...batch.timeline].sort(asRecorded);
  const byLine = new Map<string, TimelineEvent[]>();
  const head: TimelineEvent[] = [];
  for (const entry of recorded) {
    if (entry.kind === 'batch' || entry.lineKey === null) {
      head.push(toEvent(entry));
      continue;
    }
    const events = byLine.get(entry.lineKey);
    if (events) events.push(toEvent(entry));
    else byLine.set(entry.lineKey, [toEvent(entry)]);
  }
  const { status, terminal, outcome, conflicted } = batch;
  return {
    openedMs: Date.parse(batch.openedAt),
    settledMs: batch.settledAt === null ? null : Date.parse(batch.settledAt),
    nowMs,
    head: { key: 'batch', label: 'Batch', status, terminal, outcome, conflicted, events: head },
    lines: batch.suborders.map((line) => laneOf(line, byLine.get(line.lineKey) ?? [])),
  };
}

/** The timeline of a batch with its first lanes only, as the page begins. */
export function frontModel(batch: BatchFront, nowMs: number): TimelineModel {
  const { first, sums, news } = batch;
  const groups = laneGroups.map((key) => ({
    key,
    count: sums.filter((sum) => groupOf(sum) === key).reduce((all, { count }) => all + count, 0),
    instants: news.filter((one) => groupOf(one) === key),
  }));
  const sources = batchLanes({ ...batch, suborders: first }, nowMs);
  return layoutFirst({ ...sources, open: sums.some(({ terminal }) => !terminal), groups });
}
