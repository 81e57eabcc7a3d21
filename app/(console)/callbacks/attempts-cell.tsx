import { Countdown } from '@/components/delivery/countdown';

/** How often it was sent on, and when it will be again. */
export function AttemptsCell({ attempts, nextAttemptAt }: { attempts: number; nextAttemptAt: string | null }) {
  return (
    <span className={attempts === 0 ? 'text-faint' : undefined}>
      {nextAttemptAt !== null && (
        <span className="mr-2 text-muted text-xs">
          {attempts === 0 ? 'first' : 'again'} <Countdown at={nextAttemptAt} />
        </span>
      )}
      {attempts}
    </span>
  );
}
