import { Countdown } from '@/components/delivery/countdown';
import { cn } from '@/components/ui/cn';

/** How often it was sent on, and when it will be again. */
export function AttemptsCell({ attempts, nextAttemptAt }: { attempts: number; nextAttemptAt: string | null }) {
  return (
    // On a laptop's screen under each other: a row that waits must not push the last column out of sight.
    <span
      className={cn(
        'inline-flex items-baseline gap-2 max-2xl:flex-col-reverse max-2xl:items-end max-2xl:gap-0 max-2xl:leading-tight',
        attempts === 0 && 'text-faint',
      )}
    >
      {nextAttemptAt !== null && (
        <span className="text-muted text-xs max-2xl:text-2xs">
          <span className="sr-only">next </span>
          <Countdown at={nextAttemptAt} />
        </span>
      )}
      <span>{attempts}</span>
    </span>
  );
}
