import { SearchXIcon } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { Link } from '@/components/ui/link';

/** Something asked for by an id that does not exist, inside the frame. */
export default function NotFound() {
  return (
    <EmptyState
      icon={SearchXIcon}
      title="This does not exist."
      heading="h1"
      actions={
        <Button asChild>
          <Link href="/callbacks">Go to the callbacks</Link>
        </Button>
      }
    >
      Nothing is stored under the id in this address. Check it for a missing character, or search for it.
    </EmptyState>
  );
}
