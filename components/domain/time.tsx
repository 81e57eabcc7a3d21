'use client';

import { cn } from '@/components/ui/cn';
import { useNow } from './now';
import { exactLocal, exactUtc, relativeTime } from './relative-time';

export interface TimeProps {
  /** ISO 8601; null: not yet, or not said. */
  at: string | null;
  /** `exact` shows UTC to the millisecond; `relative` keeps itself up to date. The title always has both UTC and the reader's zone. */
  show?: 'relative' | 'exact';
  className?: string;
}

/** An instant, as `<time>`. */
export function Time({ at, show = 'relative', className }: TimeProps) {
  if (at === null) return <span className={cn('text-faint', className)}>—</span>;
  return <KnownTime at={at} show={show} className={className} />;
}

function KnownTime({ at, show, className }: { at: string; show: 'relative' | 'exact'; className: string | undefined }) {
  const instant = new Date(at);
  const title = useNow((_now, live) => (live ? `${exactUtc(instant)}\n${exactLocal(instant)}` : exactUtc(instant)));
  const words = useNow((now) => (show === 'exact' ? exactUtc(instant) : relativeTime(instant, now)));
  return (
    <time dateTime={at} title={title} className={cn('whitespace-nowrap', className)}>
      {words}
    </time>
  );
}
