import { SearchXIcon } from 'lucide-react';
import type { Metadata } from 'next';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { Link } from '@/components/ui/link';

export const metadata: Metadata = { title: 'Not found' };

/** An address nothing answers to. */
export default function NotFound() {
  return (
    <main className="flex min-h-dvh items-center">
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
