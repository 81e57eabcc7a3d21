import { TriangleAlertIcon } from 'lucide-react';
import { MonoId } from '@/components/domain/mono-id';
import { transferHref } from '@/components/transfer/transfer-href';
import { CopyButton } from '@/components/ui/copy-button';
import { Icon } from '@/components/ui/icon';
import type { ListedTransfer } from '@/lib/ledger/types';

/** The provider's id as the way to the transfer, how many issues wait, and the id to copy (on hover and focus of the row). */
export function TransferIdCell({ transfer: { id, transferId, openIssues } }: { transfer: ListedTransfer }) {
  const words = `${openIssues} open ${openIssues === 1 ? 'issue' : 'issues'}`;
  return (
    <span className="lead">
      {/* On a phone the whole card is the link. */}
      <MonoId value={transferId} href={transferHref(id)} className="max-md:after:absolute max-md:after:inset-0" />
      {openIssues > 0 && (
        <span className="inline-flex items-center gap-0.5 text-amber-ink text-xs" title={words}>
          <Icon of={TriangleAlertIcon} className="size-3.5" />
          <span aria-hidden>{openIssues}</span>
          <span className="sr-only">{words}</span>
        </span>
      )}
      <CopyButton text={transferId} label={`Copy transfer id ${transferId}`} className="lead-copy" />
    </span>
  );
}
