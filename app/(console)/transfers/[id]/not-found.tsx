import { SearchXIcon } from 'lucide-react';
import { buttonStyles } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { Link } from '@/components/ui/link';

/** There is no transfer of this number. */
export default function TransferNotFound() {
  return (
    <EmptyState
      icon={SearchXIcon}
      title="There is no transfer with this number"
      heading="h1"
      actions={
        <Link href="/transfers" className={buttonStyles()}>
          See all transfers
        </Link>
      }
    >
      <p>The address has the console’s own number. To find a transfer by the provider’s id, search the list.</p>
    </EmptyState>
  );
}
