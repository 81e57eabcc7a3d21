import { isNote, newsOf } from './lane-news';
import { positionOf } from './time-domain';
import type { LaneNews, LaneSource, NoteTone, TimeDomain, TimelineEvent } from './timeline-model';

/** How a span or mark is coloured; the word beside it says the same. */
export type LaneTone = 'new' | NoteTone;

/** A stretch during which the record had one status. Positions run from 0 to 1 over the domain. */
export interface LaneSpan {
  status: string;
  tone: LaneTone;
  start: number;
  end: number;
  /** The status still holds: the span ends now, not at a change. */
  open: boolean;
}

/** `main`: on the lane; `under`: news that changed nothing, hollow below it. */
export type MarkRow = 'main' | 'under';

export interface LaneMark {
  position: number;
  row: MarkRow;
  /** Place among marks of the same instant and row, 0 first: drawn side by side, as no zoom can part them. */
  slot: number;
  tone: LaneTone;
  /** The change that ended the record's life. */
  final: boolean;
  event: LaneNews;
}

export interface LaneLayout {
  spans: LaneSpan[];
  /** By position, then in the order recorded. */
  marks: LaneMark[];
}

const finalTones: Record<LaneSource['outcome'], LaneTone> = {
  succeeded: 'success',
  failed: 'failure',
  expired: 'failure',
  blocked: 'blocked',
  partial: 'partial',
  cancelled: 'neutral',
  none: 'neutral',
  pending: 'progress',
};

/** The tone of the status a record has come to. */
export function laneTone(lane: Pick<LaneSource, 'outcome' | 'conflicted'>): LaneTone {
  return lane.conflicted ? 'blocked' : finalTones[lane.outcome];
}

function moves(event: TimelineEvent): boolean {
  if (event.verdict === 'opened' || event.verdict === 'advanced') return true;
  // A record that first showed itself with an unknown word still has that word as its status.
  return event.verdict === 'unrecognised' && event.fromStatus === null;
}

function markRow(event: LaneNews): MarkRow {
  return isNote(event) || event.verdict === 'conflict' || moves(event) ? 'main' : 'under';
}

function markTone(event: LaneNews, tones: ReadonlyMap<TimelineEvent, LaneTone>): LaneTone {
  if (isNote(event)) return event.tone;
  return event.verdict === 'conflict' ? 'blocked' : (tones.get(event) ?? 'neutral');
}

/**
 * The spans and marks of one lane. Marks stand at their own instant; spans follow the order in which changes took
 * effect: they never run backwards nor past the end, even where a provider dates a later change before an earlier one.
 */
export function layoutLane(lane: LaneSource, domain: TimeDomain, nowMs: number): LaneLayout {
  const changes = lane.events.filter(moves);
  const lastChange = changes.at(-1);
  const spans: LaneSpan[] = [];
  const tones = new Map<TimelineEvent, LaneTone>();
  let startMs = Number.NEGATIVE_INFINITY;
  // Nothing lasts beyond the end of the record, not even what is dated after it.
  const lastMs = lane.terminal ? (lastChange?.atMs ?? nowMs) : Number.POSITIVE_INFINITY;
  for (const [index, change] of changes.entries()) {
    startMs = Math.min(lastMs, Math.max(startMs, change.atMs));
    const next = changes[index + 1];
    const final = next === undefined && lane.terminal;
    const tone = final ? finalTones[lane.outcome] : index === 0 ? 'new' : 'progress';
    tones.set(change, tone);
    if (final) continue;
    const endMs = Math.min(lastMs, Math.max(startMs, next?.atMs ?? nowMs));
    spans.push({
      status: change.toStatus,
      tone,
      start: positionOf(startMs, domain),
      end: positionOf(endMs, domain),
      open: next === undefined,
    });
  }

  for (const { atMs, endMs, words, tone } of lane.notes ?? []) {
    if (endMs === null) continue;
    spans.push({
      status: words,
      tone,
      start: positionOf(atMs, domain),
      end: positionOf(Math.max(atMs, endMs), domain),
      open: endMs >= nowMs,
    });
  }

  const slots = new Map<string, number>();
  const marks = newsOf(lane)
    .map((event) => ({ event, position: positionOf(event.atMs, domain), row: markRow(event) }))
    .sort((a, b) => a.position - b.position)
    .map(({ event, position, row }): LaneMark => {
      const place = `${row}@${event.atMs}`;
      const slot = slots.get(place) ?? 0;
      slots.set(place, slot + 1);
      const final = lane.terminal && event === lastChange;
      return { position, row, slot, tone: markTone(event, tones), final, event };
    });
  return { spans, marks };
}
