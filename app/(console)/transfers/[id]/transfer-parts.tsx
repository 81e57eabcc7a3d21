import { RelatedCallbacks } from '@/components/related/related-callbacks';
import { RecordIssues } from '@/components/transfer/record-issues';
import { LinkTabs } from '@/components/ui/link-tabs';
import type { LoadedTransfer } from './load-transfer';
import { TransferDeliveries } from './transfer-deliveries';
import { type TransferTab, transferTabs } from './transfer-tabs';

const tabLabels: Record<TransferTab, string> = {
  callbacks: 'Callbacks',
  deliveries: 'Deliveries',
  issues: 'Issues',
};

/** Callbacks with what each changed, deliveries with their attempts, issues: one of them, by the URL. */
export function TransferParts({ transfer, history, tab, related, opened }: LoadedTransfer) {
  const { callbacks, deliveries, issues } = history;
  const counts: Record<TransferTab, number> = {
    callbacks: callbacks.length,
    deliveries: deliveries.length,
    issues: issues.length,
  };
  const panels: Record<TransferTab, () => React.ReactNode> = {
    callbacks: () => related && <RelatedCallbacks {...related} />,
    deliveries: () =>
      opened && <TransferDeliveries id={transfer.id} callbacks={callbacks} deliveries={deliveries} opened={opened} />,
    issues: () => <RecordIssues issues={issues} />,
  };
  return (
    <div className="flex flex-col gap-4">
      <LinkTabs
        label="Parts of the transfer"
        tabs={transferTabs.map((one) => ({
          label: tabLabels[one],
          href: one === 'callbacks' ? `/transfers/${transfer.id}` : `/transfers/${transfer.id}?tab=${one}`,
          current: one === tab,
          count: counts[one],
        }))}
      />
      {panels[tab]()}
    </div>
  );
}
