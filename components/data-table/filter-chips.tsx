import { XIcon } from 'lucide-react';
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
    <ul aria-label="Filters in force" className="flex flex-wrap items-center gap-1.5 px-4 pb-2 text-xs md:px-6">
      {chips.map((chip) => (
        <li key={chip.words} className="min-w-0">
          <Link
            href={chip.without}
            prefetch={false}
            className="inline-flex h-6 max-w-full items-center gap-1 rounded-sm border bg-subtle px-2 hover:border-line-strong"
          >
            <span className="sr-only">Remove the filter </span>
            <span className="truncate">{chip.words}</span>
            <XIcon aria-hidden className="size-3 shrink-0" />
          </Link>
        </li>
      ))}
      <li>
        <Link href={clear} prefetch={false} className="px-1 text-muted underline underline-offset-2 hover:text-ink">
          Clear all
        </Link>
      </li>
    </ul>
  );
}
