'use client';

import { DataTable } from '@/components/data-table/data-table';
import { useLiveRows } from '@/components/live/use-live-rows';
import type { BatchSummary } from '@/lib/ledger/types';
import { columns } from './columns';

/** The rows of the batch list. */
export function BatchesTable({ batches }: { batches: BatchSummary[] }) {
  const rows = useLiveRows('batches', batches);
  return <DataTable label="Batches, the last opened first" columns={columns} data={rows} getRowId={({ id }) => id} />;
}
