import { cn } from './cn';

/**
 * Text that gives up its middle when there is no room: the start shrinks, the last `tail` characters stay. It is all
 * there for copying, searching and assistive technology, because only CSS hides it.
 */
export function MiddleTruncate({ text, tail = 6, className }: { text: string; tail?: number; className?: string }) {
  const characters = [...text];
  const cut = Math.max(0, characters.length - tail);
  return (
    <span className={cn('inline-flex min-w-0 max-w-full', className)}>
      <span className="min-w-0 truncate whitespace-pre">{characters.slice(0, cut).join('')}</span>
      <span className="shrink-0 whitespace-pre">{characters.slice(cut).join('')}</span>
    </span>
  );
}
