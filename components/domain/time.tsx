'use client';

import { clsx } from 'clsx';
import type { ZonedClock } from '@/lib/platform/time-zone/zoned-clock';
import { exactTime, exactTitle } from '@/lib/platform/time-zone/zoned-text';
import { useNow } from './now';
import { relativeMinutes, relativeTime } from './relative-time';
import { useClock } from './zone';

export interface TimeProps {
  /** ISO 8601; null: not yet, or not said. */
  at: string | null;
  /**
   * `exact` shows the reader's zone to the millisecond; `relative` keeps itself up to date; `minutes` does for what is written once a
   * minute. The title has both zone and UTC.
   */
  show?: 'relative' | 'minutes' | 'exact';
  className?: string;
}

const wordsOf = { relative: relativeTime, minutes: relativeMinutes } as const;

/** An instant, as `<time>`. */
export function Time({ at, show = 'relative', className }: TimeProps) {
  if (at === null) return <span className={clsx('text-faint', className)}>—</span>;
  return <KnownTime at={at} show={show} className={className} />;
}

function KnownTime({
  at,
  show,
  className,
}: {
  at: string;
  show: NonNullable<TimeProps['show']>;
  className: string | undefined;
}) {
  const instant = new Date(at);
  const clock = useClock();
  return (
    <time dateTime={at} title={exactTitle(clock, instant)} className={clsx('whitespace-nowrap', className)}>
      {show === 'exact' ? (
        exactTime(clock, instant)
      ) : (
        <RelativeWords at={instant} clock={clock} words={wordsOf[show]} />
      )}
    </time>
  );
}

function RelativeWords({ at, clock, words }: { at: Date; clock: ZonedClock; words: typeof relativeTime }) {
  return useNow((now) => words(at, now, clock));
}
