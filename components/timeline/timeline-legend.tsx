import type { ReactNode } from 'react';
import { NoteMark } from './note-mark';
import { type NoteShape, noteShapes } from './timeline-model';

function Sign({ words, children }: { words: string; children: ReactNode }) {
  return (
    <span className="inline-flex items-center gap-1.5">
      <svg width="14" height="14" viewBox="-7 -7 14 14" aria-hidden="true">
        {children}
      </svg>
      {words}
    </span>
  );
}

const noteWords: Record<NoteShape, string> = {
  arrival: 'arrived here',
  attempt: 'sent on',
  issue: 'issue',
  probe: 'provider asked',
};

/** What the shapes mean, and how a range is chosen. `shapes`: the notes that are drawn. */
export function TimelineLegend({ shapes }: { shapes: readonly NoteShape[] }) {
  return (
    <figcaption className="flex flex-wrap items-center gap-x-4 gap-y-1 border-t px-4 py-2 text-muted text-xs">
      <Sign words="change">
        <circle r="4" className="fill-blue-solid" />
      </Sign>
      <Sign words="late, changed nothing">
        <circle r="3.5" className="fill-canvas stroke-[1.5] stroke-amber-solid" />
      </Sign>
      <Sign words="unknown status">
        <circle r="3.5" strokeDasharray="2 1.6" className="fill-canvas stroke-[1.5] stroke-amber-solid" />
      </Sign>
      <Sign words="contradiction">
        <path d="M0-6 6 0 0 6-6 0Z" className="fill-violet-solid" />
      </Sign>
      {noteShapes
        .filter((shape) => shapes.includes(shape))
        .map((shape) => (
          <Sign key={shape} words={noteWords[shape]}>
            <NoteMark shape={shape} tone="neutral" />
          </Sign>
        ))}
      <span className="ml-auto max-md:hidden">
        Draw a range to zoom into it. Ctrl or ⌘ and the wheel zoom at the pointer.
      </span>
    </figcaption>
  );
}
