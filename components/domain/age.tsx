'use client';

import { clsx } from 'clsx';
import { exactTitle } from '@/lib/platform/time-zone/zoned-text';
import { ageWords } from './age-words';
import { useNow } from './now';
import { useClock } from './zone';

/** How long something has been so, kept up to date; since when, on hover. */
export function Age({ since, className }: { since: string; className?: string }) {
  const at = new Date(since);
  const clock = useClock();
  const words = useNow((now) => ageWords(now.getTime() - at.getTime()));
  return (
    <time dateTime={since} title={`Since ${exactTitle(clock, at)}`} className={clsx('whitespace-nowrap', className)}>
      {words}
    </time>
  );
}
