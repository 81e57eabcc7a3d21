'use client';

import { DataTable } from '@/components/data-table/data-table';
import type { ListedTransfer } from '@/lib/ledger/types';
import { columns } from './columns';

/** The rows of the list of transfers. */
export function TransfersTable({ transfers }: { transfers: ListedTransfer[] }) {
  return (
    <DataTable label="Transfers, the last opened first" columns={columns} data={transfers} getRowId={({ id }) => id} />
  );
}
