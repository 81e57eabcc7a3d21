import { transitionLooks } from '@/components/domain/transition-badge';
import { useClock } from '@/components/domain/zone';
import { exactTime } from '@/lib/platform/time-zone/zoned-text';
import { offsetWords } from './describe-event';
import { isNote, linkOf } from './lane-news';
import type { LaneNews } from './timeline-model';

/** What lies under the pointer, and where on the screen to say it (px). */
export interface HoveredMark {
  laneLabel: string;
  event: LaneNews;
  left: number;
  top: number;
  /** The mark is in the right or lower part of the screen: the hint opens to the other side. */
  leftward: boolean;
  upward: boolean;
}

/** What a mark tells, beside the pointer; the mark itself is the link. */
export function MarkHint({ hovered, openedMs }: { hovered: HoveredMark; openedMs: number }) {
  const clock = useClock();
  const { laneLabel, event, left, top, leftward, upward } = hovered;
  return (
    <div
      className={`pointer-events-none fixed z-40 w-max max-w-72 rounded-md border bg-raised px-3 py-2 text-ink text-xs shadow-overlay ${leftward ? '-translate-x-full' : ''} ${upward ? '-translate-y-full' : ''}`}
      style={{ left: left + (leftward ? -14 : 14), top: top + (upward ? -14 : 14) }}
    >
      <p className="break-all font-mono text-2xs text-muted">{laneLabel}</p>
      {isNote(event) ? (
        <>
          <p className="mt-0.5 break-words font-medium">{event.words}</p>
          <p className="break-words">{event.hint}</p>
        </>
      ) : (
        <>
          <p className="mt-0.5 font-medium">
            {event.fromStatus !== null && event.fromStatus !== event.toStatus && `${event.fromStatus} → `}
            {event.toStatus}
          </p>
          <p>{transitionLooks[event.verdict].hint}</p>
        </>
      )}
      <p className="mt-1 font-mono text-2xs tabular-nums">
        {exactTime(clock, new Date(event.atMs))} · {offsetWords(event.atMs, openedMs)}
      </p>
      <p className="mt-0.5 text-muted">Opens {linkOf(event).words.toLowerCase()}</p>
    </div>
  );
}
