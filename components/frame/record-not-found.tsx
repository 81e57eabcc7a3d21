import { SearchXIcon } from 'lucide-react';
import type { Route } from 'next';
import type { ReactNode } from 'react';
import { buttonStyles } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { Link } from '@/components/ui/link';
import { DocumentTitle } from './document-title';

export interface RecordNotFoundProps {
  /** Heading and title of the document. */
  title: string;
  /** Why there may be none, and what to look at. */
  children: ReactNode;
  /** Where to go from here. */
  links: readonly { label: string; href: Route }[];
}

/** In place of a record's page where the address leads to no record. */
export function RecordNotFound({ title, children, links }: RecordNotFoundProps) {
  return (
    <>
      <DocumentTitle>{title}</DocumentTitle>
      <EmptyState
        icon={SearchXIcon}
        title={title}
        heading="h1"
        actions={links.map(({ label, href }) => (
          <Link key={label} href={href} className={buttonStyles()}>
            {label}
          </Link>
        ))}
      >
        <p>{children}</p>
      </EmptyState>
    </>
  );
}
