import { SearchXIcon } from 'lucide-react';
import type { Route } from 'next';
import type { ReactNode } from 'react';
import { buttonStyles } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { Link } from '@/components/ui/link';

interface NoneFitsProps {
  pathname: Route;
  /** One of what is listed: "callback". */
  what: string;
  /** Further ways out. */
  actions?: ReactNode;
  children?: ReactNode;
}

/** There may be rows, but none that fits the filters in force. */
export function NoneFits({ pathname, what, actions, children }: NoneFitsProps) {
  return (
    <EmptyState
      icon={SearchXIcon}
      title={`No ${what} fits these filters`}
      actions={
        <>
          <Link href={pathname} className={buttonStyles()}>
            Clear filters
          </Link>
          {actions}
        </>
      }
    >
      {children ?? <p>Take one away above, or clear them all.</p>}
    </EmptyState>
  );
}
