import { ChevronRightIcon } from 'lucide-react';
import { Time } from '@/components/domain/time';
import { cn } from '@/components/ui/cn';
import { Link } from '@/components/ui/link';
import type { AttemptView } from '@/lib/delivery/types';
import { type AttemptPlace, attemptHref } from './attempt-links';
import { AttemptBadge } from './delivery-status-badge';
import { millisecondsWords } from './delivery-words';
import { PhaseBar } from './phase-bar';

interface AttemptRowProps {
  attempt: AttemptView;
  place: AttemptPlace;
  open: boolean;
  /** The longest attempt of the list: all bars have its scale. */
  scaleMs: number;
}

/** One attempt in a line, which is a link: the URL says which attempt is open. */
export function AttemptRow({ attempt, place, open, scaleMs }: AttemptRowProps) {
  const { id, number, startedAt, timings, errorClass } = attempt;
  return (
    <Link
      href={attemptHref(place, open ? 'none' : id)}
      scroll={false}
      aria-expanded={open}
      className="flex min-h-10 flex-wrap items-center gap-x-4 gap-y-1 px-4 py-2 text-sm outline-offset-[-2px] hover:bg-hover"
    >
      <ChevronRightIcon aria-hidden className={cn('size-4 shrink-0 text-faint', open && 'rotate-90')} />
      <span className="w-20 text-muted">Attempt {number}</span>
      <AttemptBadge attempt={attempt} />
      <Time at={startedAt} className="text-muted" />
      <span className="ml-auto flex items-center gap-3">
        <PhaseBar timings={timings} errorClass={errorClass} scaleMs={scaleMs} className="w-24 sm:w-40" />
        <span className="w-16 text-right font-mono text-xs">
          {timings.totalMs === null ? '—' : millisecondsWords(timings.totalMs)}
        </span>
      </span>
    </Link>
  );
}
