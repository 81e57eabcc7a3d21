import { cn } from '@/components/ui/cn';
import type { ErrorClass } from '@/lib/delivery/error-class';
import type { AttemptTimings } from '@/lib/delivery/types';
import { attemptPhases, type Phase, type PhaseName } from './attempt-phases';
import { millisecondsWords } from './delivery-words';

const phaseLooks: Record<PhaseName, { label: string; className: string }> = {
  dns: { label: 'DNS', className: 'bg-neutral-solid' },
  connect: { label: 'Connect', className: 'bg-violet-solid' },
  tls: { label: 'TLS', className: 'bg-amber-solid' },
  wait: { label: 'Wait', className: 'bg-blue-solid' },
  read: { label: 'Read', className: 'bg-green-solid' },
};

function looksOf({ name, broken }: Phase): string {
  return broken ? 'bg-red-solid' : phaseLooks[name].className;
}

interface PhaseBarProps {
  timings: AttemptTimings;
  errorClass: ErrorClass | null;
  /** What the whole width stands for; its own total unless told, so that bars of one list can share a scale. */
  scaleMs?: number;
  className?: string;
}

/** How an attempt's time was spent, to scale; `PhaseNumbers` says it in numbers. */
export function PhaseBar({ timings, errorClass, scaleMs, className }: PhaseBarProps) {
  const whole = Math.max(scaleMs ?? timings.totalMs ?? 0, 1);
  return (
    <span aria-hidden className={cn('flex h-2 overflow-hidden rounded-sm bg-neutral-soft', className)}>
      {attemptPhases(timings, errorClass).map((phase) => (
        <span
          key={phase.name}
          className={cn('h-full min-w-px', looksOf(phase))}
          style={{ width: `${(phase.ms / whole) * 100}%` }}
        />
      ))}
    </span>
  );
}

/** The same in numbers, each with its colour: "DNS 4 ms · Connect 10 ms …". */
export function PhaseNumbers({ timings, errorClass }: Pick<PhaseBarProps, 'timings' | 'errorClass'>) {
  const phases = attemptPhases(timings, errorClass);
  if (phases.length === 0) return <p className="text-muted text-sm">No timings yet.</p>;
  return (
    <ul className="flex flex-wrap gap-x-4 gap-y-1 text-xs">
      {phases.map((phase) => (
        <li key={phase.name} className="inline-flex items-center gap-1.5">
          <span aria-hidden className={cn('size-2 rounded-[2px]', looksOf(phase))} />
          <span className="text-muted">
            {phaseLooks[phase.name].label}
            {phase.broken && ', where it ended'}
          </span>
          <span className="font-mono">{millisecondsWords(phase.ms)}</span>
        </li>
      ))}
    </ul>
  );
}
