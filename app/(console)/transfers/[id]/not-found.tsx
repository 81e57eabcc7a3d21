import { SearchXIcon } from 'lucide-react';
import { DocumentTitle } from '@/components/frame/document-title';
import { titleBeforeScripts } from '@/components/frame/full-title';
import { buttonStyles } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { Link } from '@/components/ui/link';

const title = 'There is no transfer with this number';
export const metadata = titleBeforeScripts(title);

/** There is no transfer of this number. */
export default function TransferNotFound() {
  return (
    <>
      <DocumentTitle>{title}</DocumentTitle>
      <EmptyState
        icon={SearchXIcon}
        title={title}
        heading="h1"
        actions={
          <Link href="/transfers" className={buttonStyles()}>
            See all transfers
          </Link>
        }
      >
        <p>The address has the console’s own number. To find a transfer by the provider’s id, search the list.</p>
      </EmptyState>
    </>
  );
}
