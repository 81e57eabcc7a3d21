import { placeLabels } from './place-labels';
import { positionOf } from './time-domain';
import type { Tick } from './time-ticks';
import type { TimeDomain } from './timeline-model';

/** Room that a character of the axis takes at most, px. */
const characterPixels = 7;

/** The scale: round instants in UTC, the day above wherever it changes. `shown` is the stretch on screen. */
export function TimelineAxis({ ticks, shown, width }: { ticks: readonly Tick[]; shown: TimeDomain; width: number }) {
  const at = (tick: Tick) => positionOf(tick.atMs, shown) * width;
  const labels = placeLabels(ticks, { text: ({ label }) => label, at, characterPixels, width });
  const days = placeLabels(ticks, {
    text: ({ context }) => context,
    at,
    characterPixels,
    width,
  });
  return (
    <svg width="100%" height="40" className="block overflow-hidden" role="presentation">
      {ticks.map((tick) => {
        const day = days.get(tick);
        const label = labels.get(tick);
        return (
          <svg
            key={tick.atMs}
            x={`${positionOf(tick.atMs, shown) * 100}%`}
            className="overflow-visible"
            role="presentation"
          >
            <line y1="32" y2="40" className="stroke-faint" />
            {day !== undefined && (
              <text x={day - at(tick)} y="13" className="fill-ink font-medium text-2xs">
                {tick.context}
              </text>
            )}
            {label !== undefined && (
              <text x={label - at(tick)} y="29" className="fill-muted font-mono text-2xs tabular-nums">
                {tick.label}
              </text>
            )}
          </svg>
        );
      })}
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
