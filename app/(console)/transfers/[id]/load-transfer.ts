import { type RelatedList, withChanges } from '@/app/(console)/callbacks/load-related';
import { openAttempts } from '@/app/(console)/destinations/open-attempts';
import { chooseAttempts } from '@/components/delivery/choose-attempts';
import type { OpenedAttempts } from '@/components/delivery/opened-attempts';
import type { TransferHistory } from '@/components/transfer/transfer-lanes';
import type { ActorContext } from '@/lib/access/actor';
import { listDeliveriesOf } from '@/lib/delivery/list-deliveries';
import { readChainMap } from '@/lib/ledger/chains/read-chain-map';
import type { ChainMap } from '@/lib/ledger/chains/types';
import { getTransfer } from '@/lib/ledger/get-transfer';
import { listRecordProbes } from '@/lib/ledger/list-record-probes';
import { listRelatedCallbacks } from '@/lib/ledger/list-related-callbacks';
import type { TransferDetails } from '@/lib/ledger/types';
import { readTransferTab, type TransferTab } from './transfer-tabs';

/** What a transfer's page shows; of the tabs, what the open one needs. */
export interface LoadedTransfer {
  transfer: TransferDetails;
  history: TransferHistory;
  chainMap: ChainMap;
  tab: TransferTab;
  /** Null: another tab is open. */
  related: RelatedList | null;
  opened: OpenedAttempts | null;
}

/** Throws `NotFoundError` where there is no such transfer. */
export async function loadTransfer(ctx: ActorContext, id: string, query: URLSearchParams): Promise<LoadedTransfer> {
  const tab = readTransferTab(query);
  const transfer = await getTransfer(ctx, { id });
  const [listed, deliveries, probes, chainMap] = await Promise.all([
    listRelatedCallbacks(ctx, { transfer: id }),
    listDeliveriesOf(ctx, transfer),
    listRecordProbes(ctx, { recordKey: `transfer:${id}` }),
    readChainMap(ctx),
  ]);
  const callbacks = listed?.callbacks ?? [];
  const chosen = chooseAttempts(deliveries, query);
  return {
    transfer,
    history: { callbacks, deliveries, issues: transfer.issues, probes },
    chainMap,
    tab,
    related: tab === 'callbacks' ? { entries: await withChanges(ctx, callbacks), more: listed?.more ?? false } : null,
    opened: tab === 'deliveries' ? await openAttempts(ctx, chosen, transfer.provider) : null,
  };
}
