import { SendIcon } from 'lucide-react';
import { buttonStyles } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { Link } from '@/components/ui/link';

export default function DestinationNotFound() {
  return (
    <EmptyState
      icon={SendIcon}
      heading="h1"
      title="There is no such destination"
      actions={
        <Link href="/destinations" className={buttonStyles()}>
          All destinations
        </Link>
      }
    >
      <p>The link may be of another console, or cut short.</p>
    </EmptyState>
  );
}
