import { memo, useMemo } from 'react';
import { cn } from '@/components/ui/cn';
import { LaneMarkLink } from './lane-mark';
import { type LaneMark, type LaneSpan, layoutLane } from './layout-lane';
import type { LaneSource, TimeDomain } from './timeline-model';
import { toneClasses } from './timeline-tones';
import { type ViewWindow, viewPosition } from './view-window';

/** Where things stand in a lane, px from its top. */
const places = {
  head: { bar: 14, barHeight: 18, main: 23, under: 46 },
  line: { bar: 9, barHeight: 6, main: 12, under: 26 },
} as const;

/** A word is written into a span only where it fits: share of the window a letter takes on a usual screen. */
const letterShare = 0.0085;
/** Marks just beside the window are kept, so that they do not pop in. */
const besideShare = 0.02;

function SpanBar({ span, view, kind }: { span: LaneSpan; view: ViewWindow; kind: 'head' | 'line' }) {
  const start = Math.max(0, viewPosition(span.start, view));
  const end = Math.min(1, viewPosition(span.end, view));
  if (end < 0 || start > 1 || end < start) return null;
  const { bar, barHeight } = places[kind];
  const { fill, stroke } = toneClasses[span.tone];
  const fits = kind === 'head' && end - start > span.status.length * letterShare + 0.03;
  return (
    <>
      <rect
        x={`${start * 100}%`}
        y={bar}
        width={`${(end - start) * 100}%`}
        height={barHeight}
        className={cn(fill, span.open ? 'opacity-25' : 'opacity-40')}
      />
      {span.open && (
        <line x1={`${end * 100}%`} x2={`${end * 100}%`} y1={bar - 3} y2={bar + barHeight + 3} className={stroke} />
      )}
      {fits && (
        <svg x={`${start * 100}%`} y={bar} className="overflow-visible" role="presentation">
          <text x="10" y="13" className="fill-ink font-medium text-2xs">
            {span.status}
          </text>
        </svg>
      )}
    </>
  );
}

function FinalWord({ lane, mark, x, kind }: { lane: LaneSource; mark: LaneMark; x: number; kind: 'head' | 'line' }) {
  const before = x > 0.86;
  return (
    <svg x={`${x * 100}%`} y={places[kind].main} className="overflow-visible" role="presentation">
      <text
        x={before ? -11 : 11}
        y="4"
        textAnchor={before ? 'end' : 'start'}
        className={cn('text-2xs', kind === 'head' ? 'fill-ink font-medium' : 'fill-muted')}
      >
        {mark.event.toStatus}
        {lane.conflicted ? ' · in conflict' : ''}
      </text>
    </svg>
  );
}

interface LaneDrawingProps {
  lane: LaneSource;
  kind: 'head' | 'line';
  domain: TimeDomain;
  nowMs: number;
  view: ViewWindow;
  onHover: (lane: LaneSource, mark: LaneMark | null, target: Element | null) => void;
}

/** The spans and marks of one lane, to scale in the window. Positions are percentages: it is right at any width. */
export const LaneDrawing = memo(function LaneDrawing({ lane, kind, domain, nowMs, view, onHover }: LaneDrawingProps) {
  const { spans, marks } = useMemo(() => layoutLane(lane, domain, nowMs), [lane, domain, nowMs]);
  const { main, under } = places[kind];
  const shown = marks
    .map((mark) => ({ mark, x: viewPosition(mark.position, view) }))
    .filter(({ x }) => x > -besideShare && x < 1 + besideShare);
  const first = marks[0];
  const last = marks.at(-1);
  return (
    <svg width="100%" height="100%" className="block overflow-hidden" role="presentation">
      {first && last && (
        <line
          x1={`${viewPosition(first.position, view) * 100}%`}
          x2={`${viewPosition(last.position, view) * 100}%`}
          y1={main}
          y2={main}
          className="stroke-line"
        />
      )}
      {spans.map((span) => (
        <SpanBar key={`${span.status}@${span.start}`} span={span} view={view} kind={kind} />
      ))}
      {shown
        .filter(({ mark }) => mark.final)
        .map(({ mark, x }) => (
          <FinalWord key={mark.event.callbackId} lane={lane} mark={mark} x={x} kind={kind} />
        ))}
      {shown.map(({ mark, x }) => (
        <LaneMarkLink
          key={`${mark.event.callbackId}:${mark.event.verdict}:${mark.event.toStatus}`}
          mark={mark}
          x={x}
          y={mark.row === 'main' ? main : under}
          laneLabel={lane.label}
          onHover={(hovered, target) => onHover(lane, hovered, target)}
        />
      ))}
    </svg>
  );
});
