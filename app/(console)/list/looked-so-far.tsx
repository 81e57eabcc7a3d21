import { SearchXIcon } from 'lucide-react';
import type { ListNoun } from '@/components/data-table/bounded-count';
import { pageHrefs } from '@/components/data-table/list-query';
import { Time } from '@/components/domain/time';
import { buttonStyles } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { Link } from '@/components/ui/link';

interface LookedSoFarProps {
  pathname: string;
  query: URLSearchParams;
  noun: ListNoun;
  /** ISO 8601: down to which rows were looked at; not there: all were, and pages before this one may have some. */
  lookedTo: string | undefined;
  nextCursor: string | null;
}

/** Nothing on this page fits, and that says nothing of all the others. */
export function LookedSoFar({ pathname, query, noun, lookedTo, nextCursor }: LookedSoFarProps) {
  if (lookedTo === undefined) return <EmptyState icon={SearchXIcon} title={`No further ${noun} fit`} />;
  const { older } = pageHrefs(pathname, query, nextCursor);
  return (
    <EmptyState
      icon={SearchXIcon}
      title={`No ${noun} that fit so far`}
      actions={
        older && (
          <Link href={older} className={buttonStyles()}>
            Look further back
          </Link>
        )
      }
    >
      <p>
        No index answers this filter, so {noun} are looked at one by one, the newest first: down to{' '}
        <Time at={lookedTo} show="exact" /> here. Each further look takes in more of them. A narrower time begins
        elsewhere.
      </p>
    </EmptyState>
  );
}
