import { ChevronLeft, ChevronRight, ChevronsLeft } from 'lucide-react';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { type BoundedCount, countWords } from './bounded-count';
import { type ListHref, pageHrefs } from './list-query';

const stepClass =
  'inline-flex h-7 items-center gap-1 rounded-md border px-2 text-xs hover:bg-muted focus-visible:outline-2 focus-visible:outline-ring';

function Step({ href, children }: { href: ListHref | null; children: ReactNode }) {
  // A link without a target, as HTML has it for "not from here": read as unavailable, and the buttons stay where they are.
  if (!href) {
    return (
      <span aria-disabled="true" className={`${stepClass} text-muted-foreground opacity-60 hover:bg-transparent`}>
        {children}
      </span>
    );
  }
  return (
    <Link href={href} prefetch={false} className={stepClass}>
      {children}
    </Link>
  );
}

interface DataTablePaginationProps {
  pathname: string;
  query: URLSearchParams;
  shown: number;
  total: BoundedCount | null;
  /** What is counted, in the plural. */
  noun: string;
  nextCursor: string | null;
}

/** The footer of a keyset-paged list, newest first: "50 of 12,408 callbacks" and plain links to the pages beside this one. */
export function DataTablePagination({ pathname, query, shown, total, noun, nextCursor }: DataTablePaginationProps) {
  const { first, newer, older } = pageHrefs(pathname, query, nextCursor);
  return (
    <div className="flex h-11 shrink-0 items-center justify-between gap-4 border-t px-4 text-[13px]">
      <p className="text-muted-foreground tabular-nums">
        <span className="text-foreground">{countWords(shown, total)}</span> {noun}
      </p>
      <nav aria-label={`Pages of ${noun}`} className="flex items-center gap-1">
        <Step href={first}>
          <ChevronsLeft aria-hidden className="size-3.5" />
          <span className="max-sm:sr-only">Newest</span>
        </Step>
        <Step href={newer}>
          <ChevronLeft aria-hidden className="size-3.5" />
          Newer
        </Step>
        <Step href={older}>
          Older
          <ChevronRight aria-hidden className="size-3.5" />
        </Step>
      </nav>
    </div>
  );
}
