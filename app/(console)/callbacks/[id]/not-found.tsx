import Link from 'next/link';
import { buttonStyles } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';

export default function CallbackNotFound() {
  return (
    <EmptyState
      title="There is no callback with this id"
      actions={
        <Link href="/callbacks" className={buttonStyles()}>
          All callbacks
        </Link>
      }
    >
      <p>
        Ids of callbacks are whole numbers given by this console. If you have a provider’s transfer or batch id, search
        for it in the list. Callbacks are never deleted.
      </p>
    </EmptyState>
  );
}
