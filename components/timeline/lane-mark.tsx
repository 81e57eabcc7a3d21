import { useClock } from '@/components/domain/zone';
import { cn } from '@/components/ui/cn';
import { exactTime } from '@/lib/platform/time-zone/zoned-text';
import { describeEvent } from './describe-event';
import { isNote, linkOf } from './lane-news';
import type { LaneMark } from './layout-lane';
import { NoteMark } from './note-mark';
import { toneClasses } from './timeline-tones';

/** Pixels between marks of one instant. */
const slotPixels = 13;

function MarkShape({ mark }: { mark: LaneMark }) {
  const { fill, stroke } = toneClasses[mark.tone];
  if (isNote(mark.event)) return <NoteMark shape={mark.event.shape} tone={mark.tone} />;
  if (mark.event.verdict === 'conflict') {
    return <path d="M0-7 7 0 0 7-7 0Z" className={cn(fill, 'stroke-canvas stroke-2')} />;
  }
  if (mark.row === 'under') {
    const dashed = mark.event.verdict === 'unrecognised';
    return (
      <circle
        r="3.5"
        className="fill-canvas stroke-amber-solid stroke-[1.5]"
        strokeDasharray={dashed ? '2 1.6' : undefined}
      />
    );
  }
  if (!mark.final) return <circle r="4" className={cn(fill, 'stroke-canvas stroke-[1.5]')} />;
  switch (mark.tone) {
    case 'failure':
      return (
        <g>
          <rect x="-6.5" y="-6.5" width="13" height="13" rx="2" className={cn(fill, 'stroke-canvas')} />
          <path d="M-2.5-2.5 2.5 2.5M2.5-2.5-2.5 2.5" className="fill-none stroke-[1.5] stroke-canvas" />
        </g>
      );
    case 'success':
      return (
        <g>
          <circle r="6.5" className={cn(fill, 'stroke-canvas')} />
          <path d="M-3 0-0.8 2.4 3-2.2" className="fill-none stroke-[1.5] stroke-canvas" />
        </g>
      );
    case 'partial':
      return (
        <g>
          <circle r="6" className={cn('fill-canvas stroke-2', stroke)} />
          <path d="M0-6A6 6 0 0 0 0 6Z" className={fill} />
        </g>
      );
    default:
      return <circle r="6" className={cn(fill, 'stroke-canvas')} />;
  }
}

interface LaneMarkLinkProps {
  mark: LaneMark;
  /** Where it stands in the window, 0..1. */
  x: number;
  y: number;
  /** What the lane is called, for the hint. */
  laneLabel: string;
  onHover: (mark: LaneMark | null, target: Element | null) => void;
}

/** One mark, linking to the page that tells more of it. Out of the tab order: the keys of the drawing and the list below reach the same news. */
export function LaneMarkLink({ mark, x, y, laneLabel, onHover }: LaneMarkLinkProps) {
  const at = exactTime(useClock(), new Date(mark.event.atMs));
  const words = `${laneLabel}: ${describeEvent(mark.event)}, ${at}`;
  return (
    <svg x={`${x * 100}%`} y={y} className="overflow-visible" role="presentation">
      <g transform={mark.slot === 0 ? undefined : `translate(${mark.slot * slotPixels} 0)`}>
        <a
          href={linkOf(mark.event).href}
          tabIndex={-1}
          aria-label={words}
          onPointerEnter={(event) => onHover(mark, event.currentTarget)}
          onPointerLeave={() => onHover(null, null)}
        >
          <circle r="9" className="fill-transparent" />
          <MarkShape mark={mark} />
        </a>
      </g>
    </svg>
  );
}
