'use client';

import { useNow } from '@/components/domain/now';
import { useClock } from '@/components/domain/zone';
import { cn } from '@/components/ui/cn';
import { exactTitle } from '@/lib/platform/time-zone/zoned-text';
import { countdownWords } from './countdown-words';

/** How long it is until `at` (ISO 8601), to the second; without scripts as it was when the page was made. */
export function Countdown({ at, className }: { at: string; className?: string }) {
  const instant = new Date(at);
  const clock = useClock();
  const words = useNow((now) => countdownWords(instant, now));
  return (
    <time dateTime={at} title={exactTitle(clock, instant)} className={cn('whitespace-nowrap', className)}>
      {words}
    </time>
  );
}
