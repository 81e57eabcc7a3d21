import { cn } from './cn';

/**
 * Text that gives up its middle when there is no room: the start shrinks, the last `tail` characters stay. For mono type. It
 * is all there for searching and copying, in one line and without a gap, because only CSS hides it.
 */
export function MiddleTruncate({ text, tail = 6, className }: { text: string; tail?: number; className?: string }) {
  const characters = [...text];
  const cut = Math.max(0, characters.length - tail);
  return (
    <span className={cn('inline-block min-w-0 max-w-full overflow-hidden whitespace-pre align-bottom', className)}>
      {/* Inline blocks, not flex items: between those a browser copies a line break. Half a pixel takes up rounding. */}
      <span
        className="inline-block truncate whitespace-pre align-bottom"
        style={{ maxWidth: `calc(100% - ${characters.length - cut}ch + 0.5px)` }}
      >
        {characters.slice(0, cut).join('')}
      </span>
      {characters.slice(cut).join('')}
    </span>
  );
}
