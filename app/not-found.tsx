import { SearchXIcon } from 'lucide-react';
import { DocumentTitle } from '@/components/frame/document-title';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { Link } from '@/components/ui/link';

/** An address nothing answers to. */
export default function NotFound() {
  return (
    <main className="flex min-h-dvh items-center">
      <DocumentTitle>Not found</DocumentTitle>
      <EmptyState
        icon={SearchXIcon}
        title="There is no page at this address."
        heading="h1"
        actions={
          <Button asChild>
            <Link href="/">Go to the overview</Link>
          </Button>
        }
      >
        The link may be old, or a letter of it is missing.
      </EmptyState>
    </main>
  );
}
