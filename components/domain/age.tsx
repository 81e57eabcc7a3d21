'use client';

import { cn } from '@/components/ui/cn';
import { ageWords } from './age-words';
import { useNow } from './now';
import { exactUtc } from './relative-time';

/** How long something has been so, kept up to date; since when, on hover. */
export function Age({ since, className }: { since: string; className?: string }) {
  const at = new Date(since);
  const words = useNow((now) => ageWords(now.getTime() - at.getTime()));
  return (
    <time dateTime={since} title={`Since ${exactUtc(at)}`} className={cn('whitespace-nowrap', className)}>
      {words}
    </time>
  );
}
