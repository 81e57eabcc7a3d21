'use client';

import { DataTable } from '@/components/data-table/data-table';
import type { RequestSummary } from '@/lib/intake/types';
import { columns } from './columns';

/** The rows of the list of rejected requests. */
export function RejectedTable({ requests }: { requests: RequestSummary[] }) {
  return (
    <DataTable label="Rejected requests, newest first" columns={columns} data={requests} getRowId={({ id }) => id} />
  );
}
