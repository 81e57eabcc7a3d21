import { useClock } from '@/components/domain/zone';
import { exactTime } from '@/lib/platform/time-zone/zoned-text';
import { offsetWords } from './describe-event';

/** What the pointer or the keys read off the drawing; shares are of the stretch on screen. */
export interface CrosshairReading {
  share: number;
  atMs: number;
  /** Where a range being selected began; null while none is. */
  fromShare: number | null;
}

/** The line through all lanes, and the range while one is drawn. */
export function CrosshairLine({ reading }: { reading: CrosshairReading }) {
  const { share, fromShare } = reading;
  const start = Math.min(share, fromShare ?? share);
  const end = Math.max(share, fromShare ?? share);
  return (
    <svg width="100%" height="100%" className="pointer-events-none absolute inset-0" role="presentation">
      {fromShare !== null && (
        <rect x={`${start * 100}%`} width={`${(end - start) * 100}%`} y="0" height="100%" className="fill-accent/15" />
      )}
      <line x1={`${share * 100}%`} x2={`${share * 100}%`} y1="0" y2="100%" className="stroke-ink/70" />
    </svg>
  );
}

/** The instant under the line, on the axis: exact, and as the distance from the first news. */
export function CrosshairTime({ reading, openedMs }: { reading: CrosshairReading; openedMs: number }) {
  const clock = useClock();
  const { share, atMs } = reading;
  const shift = share < 0.2 ? '' : share > 0.8 ? '-translate-x-full' : '-translate-x-1/2';
  return (
    <div
      className={`pointer-events-none absolute top-1 z-10 whitespace-nowrap rounded-sm bg-ink px-1.5 py-0.5 font-mono text-2xs text-canvas tabular-nums ${shift}`}
      style={{ left: `${share * 100}%` }}
    >
      {exactTime(clock, new Date(atMs))} <span className="opacity-75">{offsetWords(atMs, openedMs)}</span>
    </div>
  );
}
