import { X } from 'lucide-react';
import Link from 'next/link';
import type { ListHref } from './list-query';

export interface FilterChip {
  /** "Status: Failed". */
  words: string;
  /** The list without it. */
  without: ListHref;
}

/** The filters in force, each with a link that takes it away. Draws nothing while there are none. */
export function FilterChips({ chips, clear }: { chips: readonly FilterChip[]; clear: ListHref }) {
  if (chips.length === 0) return null;
  return (
    <ul aria-label="Filters in force" className="flex flex-wrap items-center gap-1.5 px-4 pb-2 text-xs">
      {chips.map((chip) => (
        <li key={chip.words} className="min-w-0">
          <Link
            href={chip.without}
            prefetch={false}
            className="inline-flex h-6 max-w-full items-center gap-1 rounded-full border bg-muted px-2 hover:border-foreground/40 focus-visible:outline-2 focus-visible:outline-ring"
          >
            <span className="sr-only">Remove the filter </span>
            <span className="truncate">{chip.words}</span>
            <X aria-hidden className="size-3 shrink-0" />
          </Link>
        </li>
      ))}
      <li>
        <Link
          href={clear}
          prefetch={false}
          className="px-1 text-muted-foreground underline underline-offset-2 hover:text-foreground"
        >
          Clear all
        </Link>
      </li>
    </ul>
  );
}
