import { Money } from '@/components/domain/money';
import { ProviderMark } from '@/components/domain/provider-mark';
import { ProviderStatusBadge } from '@/components/domain/provider-status-badge';
import { Time } from '@/components/domain/time';
import { transferHref } from '@/components/transfer/transfer-href';
import { transferKindLabels } from '@/components/transfer/transfer-kinds';
import { Link } from '@/components/ui/link';
import { PageHeader } from '@/components/ui/page-header';
import type { ListedTransfer } from '@/lib/ledger/types';

/** Several transfers of this id: which one is meant. */
export function ChooseTransfer({ transfers }: { transfers: readonly ListedTransfer[] }) {
  return (
    <>
      <PageHeader
        title="Which transfer?"
        description="The provider uses this id for more than one movement of money, or several accounts know it. They are different transfers."
      />
      <ul className="mx-4 divide-y rounded-lg border md:mx-6">
        {transfers.map(({ id, kind, provider, account, status, outcome, conflicted, openedAt, ...transfer }) => (
          <li key={id} className="flex flex-wrap items-center gap-x-4 gap-y-1 px-4 py-2 text-sm">
            <Link href={transferHref(id)} className="font-medium underline underline-offset-2">
              {transferKindLabels[kind]}
              <span className="sr-only"> of account {account}</span>
            </Link>
            <ProviderMark provider={provider} account={account} />
            <ProviderStatusBadge status={status} outcome={outcome} conflicted={conflicted} />
            <Money
              amount={transfer.requestedAmount ?? transfer.actualAmount}
              currency={transfer.currency}
              className="font-mono text-[0.95em]"
            />
            <Time at={openedAt} className="ml-auto text-muted" />
          </li>
        ))}
      </ul>
    </>
  );
}
