import { cn } from '@/components/ui/cn';
import { type Tone, toneSolid } from '@/components/ui/tone';
import type { ReplayResults } from '@/lib/delivery/replay/types';

const grouped = new Intl.NumberFormat('en');

const parts = [
  { name: 'delivered', label: 'delivered', tone: 'green' },
  { name: 'exhausted', label: 'given up', tone: 'red' },
  { name: 'retrying', label: 'failed, tried again', tone: 'amber' },
  { name: 'inProgress', label: 'being sent', tone: 'blue' },
  { name: 'waiting', label: 'waiting', tone: 'neutral' },
  { name: 'cancelled', label: 'cancelled', tone: 'violet' },
] as const satisfies readonly { name: keyof ReplayResults; label: string; tone: Tone }[];

/** Where a replay's deliveries are: to scale, and in words. */
export function ResultsBar({ results, deliveryCount }: { results: ReplayResults; deliveryCount: number }) {
  const shown = parts.filter(({ name }) => results[name] > 0);
  return (
    <div className="flex flex-col gap-2">
      <div aria-hidden className="flex h-2 gap-px overflow-hidden rounded-sm bg-neutral-soft">
        {shown.map(({ name, tone }) => (
          <div
            key={name}
            className={cn('h-full min-w-0.5', toneSolid[tone])}
            style={{ width: `${(100 * results[name]) / Math.max(1, deliveryCount)}%` }}
          />
        ))}
      </div>
      <ul className="flex flex-wrap gap-x-5 gap-y-1 text-sm">
        {shown.map(({ name, label, tone }) => (
          <li key={name} className="flex items-center gap-1.5">
            <span aria-hidden className={cn('size-2 rounded-sm', toneSolid[tone])} />
            <span className="font-medium tabular-nums">{grouped.format(results[name])}</span>
            <span className="text-muted">{label}</span>
          </li>
        ))}
        {shown.length === 0 && <li className="text-muted">No delivery was made yet.</li>}
      </ul>
    </div>
  );
}
