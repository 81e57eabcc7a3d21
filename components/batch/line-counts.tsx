import { cn } from '@/components/ui/cn';
import { barSegments } from './bar-segments';

const grouped = new Intl.NumberFormat('en');

export interface LineCountsOf {
  lineCount: number;
  doneCount: number;
  failedCount: number;
}

interface Share {
  label: string;
  count: number;
  fill: string;
  text: string;
}

/** The lines of a batch by what became of them, in the order of the bar. */
export function lineShares({ lineCount, doneCount, failedCount }: LineCountsOf): Share[] {
  return [
    { label: 'done', count: doneCount, fill: 'fill-green-solid', text: 'text-green-ink' },
    { label: 'failed', count: failedCount, fill: 'fill-red-solid', text: 'text-red-ink' },
    { label: 'open', count: lineCount - doneCount - failedCount, fill: 'fill-blue-solid', text: 'text-blue-ink' },
  ];
}

/** Narrowest part that is seen, as a share of the bar. */
const widthMin = 0.015;

/** A bar to scale; what it shows stands beside it in words. */
export function CountBar({ counts, className }: { counts: LineCountsOf; className?: string }) {
  const shares = lineShares(counts);
  const segments = barSegments(
    shares.map(({ count }) => count / Math.max(1, counts.lineCount)),
    widthMin,
  );
  return (
    <svg aria-hidden="true" className={cn('block h-1.5 w-full rounded-sm bg-neutral-soft', className)}>
      {shares.map(({ label, fill }, index) => (
        <rect
          key={label}
          x={`${(segments[index]?.start ?? 0) * 100}%`}
          width={`${(segments[index]?.width ?? 0) * 100}%`}
          height="100%"
          className={fill}
        />
      ))}
    </svg>
  );
}

/** `9,987 done · 12 failed · 1 open`; what is none is left out. */
export function CountWords({ counts }: { counts: LineCountsOf }) {
  const shares = lineShares(counts).filter(({ count }) => count > 0);
  if (shares.length === 0) return <span className="text-faint">no lines yet</span>;
  return (
    <span>
      {shares.map(({ label, count, text }, index) => (
        <span key={label}>
          {index > 0 && <span className="text-faint"> · </span>}
          <span className={cn('font-medium', text)}>{grouped.format(count)}</span>{' '}
          <span className="text-muted">{label}</span>
        </span>
      ))}
    </span>
  );
}
