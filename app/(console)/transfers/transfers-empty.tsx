import { ArrowLeftRightIcon } from 'lucide-react';
import { buttonStyles } from '@/components/ui/button';
import { CopyButton } from '@/components/ui/copy-button';
import { EmptyState } from '@/components/ui/empty-state';
import { Link } from '@/components/ui/link';

/** No callback has told of a transfer: which ones do, and how to see one. */
export function NoTransfersYet() {
  const command = 'npm run simulate -- basswallet';
  return (
    <EmptyState
      icon={ArrowLeftRightIcon}
      title="No transfer so far"
      actions={
        <Link href="/providers" className={buttonStyles()}>
          See callback URLs
        </Link>
      }
    >
      <p>
        A transfer appears with the first callback of a deposit, payment, payout, refund or mandate. To see how it
        looks, send signed ones from the console’s folder:
      </p>
      <span className="mt-2 flex max-w-full items-center gap-1 rounded-md border bg-subtle py-1 pr-1 pl-3 text-left">
        <code className="min-w-0 flex-1 break-all font-mono text-ink text-xs">{command}</code>
        <CopyButton text={command} label="Copy command" />
      </span>
    </EmptyState>
  );
}
