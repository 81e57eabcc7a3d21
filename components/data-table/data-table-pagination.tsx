import { ChevronLeftIcon, ChevronRightIcon, ChevronsLeftIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { Time } from '@/components/domain/time';
import { buttonStyles } from '@/components/ui/button';
import { Link } from '@/components/ui/link';
import { type BoundedCount, countWords, type ListNoun, nounOf } from './bounded-count';
import { type ListHref, pageHrefs } from './list-query';

const stepClass = buttonStyles({ size: 'md' });

function Step({ href, page, children }: { href: ListHref | null; page?: 'newer' | 'older'; children: ReactNode }) {
  if (href) {
    return (
      <Link href={href} data-page={page} className={stepClass}>
        {children}
      </Link>
    );
  }
  // The buttons stay where they are, whether there is a page to go to or not.
  return (
    <button type="button" disabled className={stepClass}>
      {children}
    </button>
  );
}

interface DataTablePaginationProps {
  pathname: string;
  query: URLSearchParams;
  shown: number;
  total: BoundedCount | null;
  noun: ListNoun;
  /** Nobody counted, and there are more than are shown. */
  more?: boolean;
  nextCursor: string | null;
  /** ISO 8601: the rows were looked at down to here, and older ones may fit too. */
  lookedTo?: string;
  /** What the steps are called in a list that is not newest first. */
  steps?: { first: string; back: string; on: string };
}

// How far was looked stands above the steps on a phone, whole: beside them it would be cut off.
const looksClass =
  'max-sm:flex-wrap max-sm:gap-y-1 max-sm:py-1.5 max-sm:[&>nav]:ml-auto max-sm:[&>p]:w-full max-sm:[&>p]:whitespace-normal';

const byTime = { first: 'Newest', back: 'Newer', on: 'Older' };

/** The footer of a keyset-paged list: "50 of 12,408 callbacks" and plain links to the pages beside this one. */
export function DataTablePagination({
  pathname,
  query,
  shown,
  total,
  noun,
  more = false,
  nextCursor,
  lookedTo,
  steps = byTime,
}: DataTablePaginationProps) {
  const { first, newer, older } = pageHrefs(pathname, query, nextCursor);
  return (
    <div
      className={`flex min-h-12 shrink-0 items-center justify-between gap-x-4 border-t px-4 text-sm ${lookedTo === undefined ? '' : looksClass}`}
    >
      <p className="truncate text-muted">
        <span className="text-ink">{countWords(shown, total)}</span> {nounOf(noun, shown, total)}
        {more && ', and more'}
        {lookedTo !== undefined && (
          <>
            , looked at down to <Time at={lookedTo} show="exact" />
          </>
        )}
      </p>
      <nav aria-label={`Pages of ${noun}`} className="flex shrink-0 items-center gap-1">
        <Step href={first}>
          <ChevronsLeftIcon aria-hidden />
          <span className="max-sm:sr-only">{steps.first}</span>
        </Step>
        <Step href={newer} page="newer">
          <ChevronLeftIcon aria-hidden />
          {steps.back}
        </Step>
        <Step href={older} page="older">
          {steps.on}
          <ChevronRightIcon aria-hidden />
        </Step>
      </nav>
    </div>
  );
}
