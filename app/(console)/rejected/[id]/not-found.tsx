import Link from 'next/link';
import { buttonStyles } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';

export default function RequestNotFound() {
  return (
    <EmptyState
      title="There is no rejected request with this id"
      actions={
        <Link href="/rejected" className={buttonStyles()}>
          All rejected requests
        </Link>
      }
    >
      <p>Check the id. Requests are kept for as long as retention says, then dropped whole; callbacks stay for ever.</p>
    </EmptyState>
  );
}
