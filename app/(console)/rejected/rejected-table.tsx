'use client';

import { DataTable } from '@/components/data-table/data-table';
import { useLiveRows } from '@/components/live/use-live-rows';
import type { RequestSummary } from '@/lib/intake/types';
import { columns } from './columns';

/** The rows of the list of rejected requests. */
export function RejectedTable({ requests }: { requests: RequestSummary[] }) {
  const rows = useLiveRows('requests', requests);
  return <DataTable label="Rejected requests, newest first" columns={columns} data={rows} getRowId={({ id }) => id} />;
}
