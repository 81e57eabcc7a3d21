import { ChevronLeftIcon, ChevronRightIcon, ZoomInIcon, ZoomOutIcon } from 'lucide-react';
import { useClock } from '@/components/domain/zone';
import { Button } from '@/components/ui/button';
import { wallText } from '@/lib/platform/time-zone/zoned-text';
import { durationWords } from './describe-event';
import type { TimeDomain } from './timeline-model';

interface TimelineToolbarProps {
  shown: TimeDomain;
  whole: boolean;
  /** The stretch is already the head's own. */
  headOnly: boolean;
  /** News that lies before and after the stretch on screen. */
  beside: { before: number; after: number };
  headLabel: string;
  onZoom: (factor: number) => void;
  onPan: (share: number) => void;
  onWhole: () => void;
  onHead: () => void;
}

/** Looks of the stretch that is on screen. */
const chosen = 'aria-pressed:border-accent aria-pressed:bg-accent-soft aria-pressed:text-accent-ink';

/** The stretch on screen in words, and the buttons that change it. */
export function TimelineToolbar(props: TimelineToolbarProps) {
  const clock = useClock();
  const { shown, whole, headOnly, beside, headLabel, onZoom, onPan, onWhole, onHead } = props;
  const outside = [
    beside.before > 0 && `${beside.before.toLocaleString('en')} earlier`,
    beside.after > 0 && `${beside.after.toLocaleString('en')} later`,
  ].filter((words) => words !== false);
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2 border-b px-4 py-2">
      <p className="min-w-0 text-muted text-xs tabular-nums">
        <span className="font-mono text-ink">{wallText(clock, shown.startMs)}</span> to{' '}
        <span className="font-mono text-ink">{wallText(clock, shown.endMs)}</span> {clock.zone},{' '}
        {durationWords(shown.endMs - shown.startMs)}
        {outside.length > 0 && ` · ${outside.join(', ')} not in view`}
      </p>
      <fieldset className="ml-auto flex flex-wrap items-center gap-1">
        <legend className="sr-only">Stretch of time</legend>
        <Button size="sm" title="Show everything (key 0)" aria-pressed={whole} className={chosen} onClick={onWhole}>
          Everything
        </Button>
        {/* Where the head's own news already spans everything there is nothing to choose. */}
        {!(whole && headOnly) && (
          <Button
            size="sm"
            title={`Show the ${headLabel.toLowerCase()}'s own news (key B)`}
            aria-pressed={headOnly}
            className={chosen}
            onClick={onHead}
          >
            {headLabel} only
          </Button>
        )}
        <Button size="sm" variant="ghost" aria-label="Earlier" disabled={whole} onClick={() => onPan(-0.5)}>
          <ChevronLeftIcon aria-hidden />
        </Button>
        <Button size="sm" variant="ghost" aria-label="Later" disabled={whole} onClick={() => onPan(0.5)}>
          <ChevronRightIcon aria-hidden />
        </Button>
        <Button size="sm" variant="ghost" aria-label="Zoom out" disabled={whole} onClick={() => onZoom(1 / 2)}>
          <ZoomOutIcon aria-hidden />
        </Button>
        <Button size="sm" variant="ghost" aria-label="Zoom in" onClick={() => onZoom(2)}>
          <ZoomInIcon aria-hidden />
        </Button>
      </fieldset>
    </div>
  );
}
