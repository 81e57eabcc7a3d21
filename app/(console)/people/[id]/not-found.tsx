import { UsersIcon } from 'lucide-react';
import { buttonStyles } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { Link } from '@/components/ui/link';

export default function PersonNotFound() {
  return (
    <EmptyState
      icon={UsersIcon}
      title="There is no such person"
      heading="h1"
      actions={
        <Link href="/people" className={buttonStyles()}>
          All people
        </Link>
      }
    >
      <p>People are disabled, never deleted: what they did stays theirs.</p>
    </EmptyState>
  );
}
