'use client';

import { DataTable } from '@/components/data-table/data-table';
import type { BatchSummary } from '@/lib/ledger/types';
import { columns } from './columns';

/** The rows of the batch list. */
export function BatchesTable({ batches }: { batches: BatchSummary[] }) {
  return (
    <DataTable label="Batches, the last opened first" columns={columns} data={batches} getRowId={({ id }) => id} />
  );
}
