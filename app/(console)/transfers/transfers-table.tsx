'use client';

import { DataTable } from '@/components/data-table/data-table';
import { useLiveRows } from '@/components/live/use-live-rows';
import type { ListedTransfer } from '@/lib/ledger/types';
import { columns } from './columns';

/** The rows of the list of transfers. */
export function TransfersTable({ transfers }: { transfers: ListedTransfer[] }) {
  const rows = useLiveRows('transfers', transfers);
  return <DataTable label="Transfers, the last opened first" columns={columns} data={rows} getRowId={({ id }) => id} />;
}
