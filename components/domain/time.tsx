'use client';

import { clsx } from 'clsx';
import type { ZonedClock } from '@/lib/platform/time-zone/zoned-clock';
import { exactTime, exactTitle } from '@/lib/platform/time-zone/zoned-text';
import { useNow } from './now';
import { relativeTime } from './relative-time';
import { useClock } from './zone';

export interface TimeProps {
  /** ISO 8601; null: not yet, or not said. */
  at: string | null;
  /** `exact` shows the reader's zone to the millisecond; `relative` keeps itself up to date. The title has both zone and UTC. */
  show?: 'relative' | 'exact';
  className?: string;
}

/** An instant, as `<time>`. */
export function Time({ at, show = 'relative', className }: TimeProps) {
  if (at === null) return <span className={clsx('text-faint', className)}>—</span>;
  return <KnownTime at={at} show={show} className={className} />;
}

function KnownTime({ at, show, className }: { at: string; show: 'relative' | 'exact'; className: string | undefined }) {
  const instant = new Date(at);
  const clock = useClock();
  return (
    <time dateTime={at} title={exactTitle(clock, instant)} className={clsx('whitespace-nowrap', className)}>
      {show === 'exact' ? exactTime(clock, instant) : <RelativeWords at={instant} clock={clock} />}
    </time>
  );
}

function RelativeWords({ at, clock }: { at: Date; clock: ZonedClock }) {
  return useNow((now) => relativeTime(at, now, clock));
}
