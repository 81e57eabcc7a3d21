import { CopyIcon } from 'lucide-react';
import { MonoId } from '@/components/domain/mono-id';
import { Badge } from '@/components/ui/badge';
import type { ListedTransfer } from '@/lib/ledger/types';

/** The transaction's hash, and that another transfer names the same one. */
export function HashCell({ transfer: { txHash, duplicateHash } }: { transfer: ListedTransfer }) {
  if (txHash === null || txHash === '') return <span className="text-faint">—</span>;
  return (
    <span className="flex items-center gap-1.5">
      <MonoId value={txHash} className="max-w-[10ch] 2xl:max-w-[16ch]" />
      {duplicateHash && (
        <Badge tone="amber" icon={CopyIcon} edge="plain" title="Another transfer names the same transaction hash.">
          twice
        </Badge>
      )}
    </span>
  );
}
