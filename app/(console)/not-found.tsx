import { SearchXIcon } from 'lucide-react';
import { DocumentTitle } from '@/components/frame/document-title';
import { titleBeforeScripts } from '@/components/frame/full-title';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { Link } from '@/components/ui/link';

const title = 'This does not exist';
export const metadata = titleBeforeScripts(title);

/** Something asked for by an id that does not exist, inside the frame. */
export default function NotFound() {
  return (
    <>
      <DocumentTitle>{title}</DocumentTitle>
      <EmptyState
        icon={SearchXIcon}
        title={`${title}.`}
        heading="h1"
        actions={
          <Button asChild>
            <Link href="/callbacks">Go to the callbacks</Link>
          </Button>
        }
      >
        Nothing is stored under the id in this address. Check it for a missing character, or search for it.
      </EmptyState>
    </>
  );
}
