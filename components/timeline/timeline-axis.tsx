import { positionOf } from './time-domain';
import type { Tick } from './time-ticks';
import type { TimeDomain } from './timeline-model';

/** Narrowest room for a label and for a day above it, px. */
const labelPixels = 68;
const contextPixels = 150;

/** The ticks whose day is written: those where it changes, as far as they do not run into each other. */
function contextTicks(ticks: readonly Tick[], shown: TimeDomain, width: number): ReadonlySet<Tick> {
  let free = Number.NEGATIVE_INFINITY;
  return new Set(
    ticks.filter((tick) => {
      const x = positionOf(tick.atMs, shown) * width;
      if (tick.context === null || x < free) return false;
      free = x + contextPixels;
      return true;
    }),
  );
}

/** The scale: round instants in UTC, the day above wherever it changes. `shown` is the stretch on screen. */
export function TimelineAxis({ ticks, shown, width }: { ticks: readonly Tick[]; shown: TimeDomain; width: number }) {
  const every = Math.max(1, Math.ceil((labelPixels * ticks.length) / Math.max(1, width)));
  const withContext = contextTicks(ticks, shown, width);
  const anchor = (tick: Tick) =>
    positionOf(tick.atMs, shown) * width > width - labelPixels
      ? ({ x: -4, textAnchor: 'end' } as const)
      : ({ x: 4, textAnchor: 'start' } as const);
  return (
    <svg width="100%" height="40" className="block overflow-hidden" role="presentation">
      {ticks.map((tick, index) => (
        <svg
          key={tick.atMs}
          x={`${positionOf(tick.atMs, shown) * 100}%`}
          className="overflow-visible"
          role="presentation"
        >
          <line y1="32" y2="40" className="stroke-faint" />
          {withContext.has(tick) && (
            <text {...anchor(tick)} y="13" className="fill-ink font-medium text-2xs">
              {tick.context}
            </text>
          )}
          {index % every === 0 && (
            <text {...anchor(tick)} y="29" className="fill-muted font-mono text-2xs tabular-nums">
              {tick.label}
            </text>
          )}
        </svg>
      ))}
    </svg>
  );
}

/** The same instants as hairlines behind the lanes. */
export function TimelineGrid({ ticks, shown }: { ticks: readonly Tick[]; shown: TimeDomain }) {
  return (
    <svg width="100%" height="100%" className="pointer-events-none absolute inset-0" role="presentation">
      {ticks.map((tick) => {
        const x = `${positionOf(tick.atMs, shown) * 100}%`;
        return <line key={tick.atMs} x1={x} x2={x} y1="0" y2="100%" className="stroke-line" />;
      })}
    </svg>
  );
}
