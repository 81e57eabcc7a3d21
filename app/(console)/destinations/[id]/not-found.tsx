import { SendIcon } from 'lucide-react';
import { DocumentTitle } from '@/components/frame/document-title';
import { titleBeforeScripts } from '@/components/frame/full-title';
import { buttonStyles } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { Link } from '@/components/ui/link';

const title = 'There is no such destination';
export const metadata = titleBeforeScripts(title);

export default function DestinationNotFound() {
  return (
    <>
      <DocumentTitle>{title}</DocumentTitle>
      <EmptyState
        icon={SendIcon}
        heading="h1"
        title={title}
        actions={
          <Link href="/destinations" className={buttonStyles()}>
            All destinations
          </Link>
        }
      >
        <p>The link may be of another console, or cut short.</p>
      </EmptyState>
    </>
  );
}
