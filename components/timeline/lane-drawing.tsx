import { memo, useMemo } from 'react';
import { cn } from '@/components/ui/cn';
import { LaneMarkLink } from './lane-mark';
import { isNote, newsKey } from './lane-news';
import { type LaneMark, type LaneSpan, layoutLane } from './layout-lane';
import type { LaneSource, TimeDomain } from './timeline-model';
import { toneClasses } from './timeline-tones';
import { type ViewWindow, viewPosition } from './view-window';

/** Where things stand in a lane, px from its top. */
const places = {
  head: { bar: 15, barHeight: 18, main: 24, under: 46 },
  line: { bar: 13, barHeight: 6, main: 16, under: 27 },
} as const;

/** A word is only written where it fits: px a letter takes, and px beside the word. */
const letterPixels = 6.8;
const besidePixels = 26;
/** Marks just beside the window are kept, so that they do not pop in. */
const besideShare = 0.02;

/** How a lane is drawn: the window, and the width of the plot in px. */
interface Scale {
  view: ViewWindow;
  kind: 'head' | 'line';
  width: number;
}

function SpanBar({ span, view, kind, width }: Scale & { span: LaneSpan }) {
  const start = Math.max(0, viewPosition(span.start, view));
  const end = Math.min(1, viewPosition(span.end, view));
  if (end < 0 || start > 1 || end < start || (end === start && !span.open)) return null;
  const { bar, barHeight } = places[kind];
  const { fill, stroke } = toneClasses[span.tone];
  const fits = kind === 'head' && (end - start) * width > span.status.length * letterPixels + besidePixels;
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

/** The last word of a lane, beside its mark; left out where another mark stands in its place. */
function FinalWord({
  placed,
  shown,
  kind,
  width,
}: Omit<Scale, 'view'> & { placed: PlacedMark; shown: readonly PlacedMark[] }) {
  const { x, mark } = placed;
  if (isNote(mark.event)) return null;
  const word = mark.event.toStatus;
  const room = (word.length * letterPixels + besidePixels) / width;
  const taken = shown.some(
    (other) => other !== placed && other.mark.row === 'main' && other.x >= x && other.x < x + room,
  );
  if (taken || x + room > 1) return null;
  return (
    <svg x={`${x * 100}%`} y={places[kind].main} className="overflow-visible" role="presentation">
      <text x="11" y="4" className={cn('text-2xs', kind === 'head' ? 'fill-ink font-medium' : 'fill-muted')}>
        {word}
      </text>
    </svg>
  );
}

/** A mark with its place in the window. */
interface PlacedMark {
  mark: LaneMark;
  x: number;
}

interface LaneDrawingProps {
  lane: LaneSource;
  kind: 'head' | 'line';
  domain: TimeDomain;
  nowMs: number;
  view: ViewWindow;
  /** Of the plot, px. */
  width: number;
  onHover: (lane: LaneSource, mark: LaneMark | null, target: Element | null) => void;
}

/** The spans and marks of one lane, to scale in the window. Positions are percentages: it is right at any width. */
export const LaneDrawing = memo(function LaneDrawing(props: LaneDrawingProps) {
  const { lane, kind, domain, nowMs, view, width, onHover } = props;
  const { spans, marks } = useMemo(() => layoutLane(lane, domain, nowMs), [lane, domain, nowMs]);
  const { main, under } = places[kind];
  const shown = marks
    .map((mark) => ({ mark, x: viewPosition(mark.position, view) }))
    .filter(({ x }) => x > -besideShare && x < 1 + besideShare)
    // The end of a life lies on top of what is close to it.
    .sort((a, b) => Number(a.mark.final) - Number(b.mark.final));
  const first = marks[0];
  const last = marks.at(-1);
  return (
    <svg width="100%" height="100%" className="absolute inset-0 overflow-hidden" role="presentation">
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
        <SpanBar key={`${span.status}@${span.start}:${span.end}`} span={span} view={view} kind={kind} width={width} />
      ))}
      {shown
        .filter(({ mark }) => mark.final)
        .map((placed) => (
          <FinalWord key={newsKey(placed.mark.event)} placed={placed} shown={shown} kind={kind} width={width} />
        ))}
      {shown.map(({ mark, x }) => (
        <LaneMarkLink
          key={newsKey(mark.event)}
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
