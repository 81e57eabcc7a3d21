import { SearchXIcon } from 'lucide-react';
import { DocumentTitle } from '@/components/frame/document-title';
import { titleBeforeScripts } from '@/components/frame/full-title';
import { buttonStyles } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { Link } from '@/components/ui/link';

const title = 'Batch not found';
export const metadata = titleBeforeScripts(title);

/** No callback has told of this batch. */
export default function BatchNotFound() {
  return (
    <>
      <DocumentTitle>{title}</DocumentTitle>
      <EmptyState
        icon={SearchXIcon}
        title="No callback has told of this batch so far"
        actions={
          <>
            <Link href="/batches" className={buttonStyles()}>
              See all batches
            </Link>
            <Link href="/rejected" className={buttonStyles()}>
              See rejected requests
            </Link>
          </>
        }
      >
        <h1 className="sr-only">{title}</h1>
        <p>
          It appears with the first callback that names it. Check the id and the account in the address; a callback that
          could not be verified is among the rejected requests.
        </p>
      </EmptyState>
    </>
  );
}
