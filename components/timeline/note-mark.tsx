import { cn } from '@/components/ui/cn';
import type { LaneTone } from './layout-lane';
import type { NoteShape } from './timeline-model';
import { toneClasses } from './timeline-tones';

/** The shape of a note, around the origin. */
export function NoteMark({ shape, tone }: { shape: NoteShape; tone: LaneTone }) {
  const { fill, stroke } = toneClasses[tone];
  switch (shape) {
    case 'arrival':
      return <path d="M-4.5-5H4.5L0 4.5Z" className={cn(fill, 'stroke-canvas')} />;
    case 'attempt':
      return <path d="M-4.5-5V5L5 0Z" className={cn(fill, 'stroke-canvas')} />;
    case 'issue':
      return (
        <g>
          <path d="M0-6 6.5 5.5H-6.5Z" className={cn(fill, 'stroke-canvas')} />
          <path d="M0-2V1.5M0 3.5V4" className="fill-none stroke-[1.5] stroke-canvas" />
        </g>
      );
    case 'probe':
      return <circle r="4.5" className={cn('fill-canvas stroke-2', stroke)} />;
  }
}
