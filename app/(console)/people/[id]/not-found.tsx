import { UsersIcon } from 'lucide-react';
import { DocumentTitle } from '@/components/frame/document-title';
import { titleBeforeScripts } from '@/components/frame/full-title';
import { buttonStyles } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { Link } from '@/components/ui/link';

const title = 'There is no such person';
export const metadata = titleBeforeScripts(title);

export default function PersonNotFound() {
  return (
    <>
      <DocumentTitle>{title}</DocumentTitle>
      <EmptyState
        icon={UsersIcon}
        title={title}
        heading="h1"
        actions={
          <Link href="/people" className={buttonStyles()}>
            All people
          </Link>
        }
      >
        <p>People are disabled, never deleted: what they did stays theirs.</p>
      </EmptyState>
    </>
  );
}
