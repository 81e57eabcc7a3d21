import { positionOf } from './time-domain';
import type { Tick } from './time-ticks';
import type { TimeDomain } from './timeline-model';

/** Narrowest room for a label, px. */
const labelPixels = 68;

/** The scale: round instants in UTC, the day above wherever it changes. `shown` is the stretch on screen. */
export function TimelineAxis({ ticks, shown, width }: { ticks: readonly Tick[]; shown: TimeDomain; width: number }) {
  const every = Math.max(1, Math.ceil((labelPixels * ticks.length) / Math.max(1, width)));
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
          {tick.context !== null && (
            <text x="4" y="13" className="fill-ink font-medium text-2xs">
              {tick.context}
            </text>
          )}
          {index % every === 0 && (
            <text x="4" y="29" className="fill-muted font-mono text-2xs tabular-nums">
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
    <svg width="100%" height="100%" className="absolute inset-0" role="presentation">
      {ticks.map((tick) => {
        const x = `${positionOf(tick.atMs, shown) * 100}%`;
        return <line key={tick.atMs} x1={x} x2={x} y1="0" y2="100%" className="stroke-line" />;
      })}
    </svg>
  );
}
