import type { ReactNode } from 'react';
import { Time } from '@/components/domain/time';
import { cn } from '@/components/ui/cn';
import type { DestinationHealth } from '@/lib/delivery/destinations/types';
import { millisecondsWords } from './delivery-words';

const grouped = new Intl.NumberFormat('en');

interface FigureProps {
  label: string;
  value: string;
  /** Under it. */
  note?: ReactNode;
  look?: 'plain' | 'bad' | 'quiet';
}

function Figure({ label, value, note, look = 'plain' }: FigureProps) {
  const looks = { plain: 'font-medium', bad: 'font-medium text-red-ink', quiet: 'text-faint' } as const;
  return (
    <div className="min-w-20">
      <dt className="text-faint text-xs">{label}</dt>
      <dd className={cn('text-sm', looks[look])}>{value}</dd>
      {note && <dd className="text-muted text-xs">{note}</dd>}
    </div>
  );
}

/** How a destination does, in figures: what waits and fails, the last hour, how fast it answers, its last attempt. */
export function HealthFigures({
  health,
  columns = false,
  className,
}: {
  health: DestinationHealth;
  /** One column a figure, so that they stand under each other in a list. */
  columns?: boolean;
  className?: string;
}) {
  const { waiting, failing, bounded, oldestWaitingAt, lastHour, lastAttempt } = health;
  const more = bounded ? '+' : '';
  const count = (value: number) => (value === 0 ? '0' : `${grouped.format(value)}${more}`);
  const oldest = oldestWaitingAt !== null && (
    <>
      oldest <Time at={oldestWaitingAt} />
    </>
  );
  const hour = lastHour.delivered + lastHour.failed;
  return (
    <dl
      className={cn(
        'flex flex-wrap gap-x-8 gap-y-3',
        columns && 'lg:grid lg:grid-cols-[7rem_7rem_7rem_8.5rem_6rem] lg:gap-x-3',
        className,
      )}
    >
      <Figure
        label="Waiting"
        value={count(waiting)}
        look={waiting === 0 ? 'quiet' : 'plain'}
        note={waiting > 0 && oldest}
      />
      <Figure
        label="Failed, tried again"
        value={count(failing)}
        look={failing === 0 ? 'quiet' : 'bad'}
        note={failing > 0 && waiting === 0 && oldest}
      />
      <Figure
        label={lastHour.bounded ? `Newest ${grouped.format(hour)}` : 'Last hour'}
        value={hour === 0 ? 'none' : `${grouped.format(lastHour.delivered)} delivered`}
        look={hour === 0 ? 'quiet' : 'plain'}
        note={lastHour.failed > 0 && <span className="text-red-ink">{grouped.format(lastHour.failed)} failed</span>}
      />
      <Figure
        label="Answer, p50 · p95"
        value={
          lastHour.p50Ms === null || lastHour.p95Ms === null
            ? '—'
            : `${millisecondsWords(lastHour.p50Ms)} · ${millisecondsWords(lastHour.p95Ms)}`
        }
        look={lastHour.p50Ms === null ? 'quiet' : 'plain'}
      />
      <Figure
        label="Last attempt"
        value={
          lastAttempt === null
            ? 'none yet'
            : { delivered: 'Delivered', failed: 'Failed', running: 'Running' }[lastAttempt.outcome]
        }
        look={lastAttempt === null ? 'quiet' : lastAttempt.outcome === 'failed' ? 'bad' : 'plain'}
        note={lastAttempt && <Time at={lastAttempt.startedAt} />}
      />
    </dl>
  );
}
