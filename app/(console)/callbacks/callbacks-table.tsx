'use client';

import { DataTable } from '@/components/data-table/data-table';
import type { CallbackSummary } from '@/lib/intake/types';
import { columns } from './columns';

/** The rows of the callback list. */
export function CallbacksTable({ callbacks }: { callbacks: CallbackSummary[] }) {
  return <DataTable label="Callbacks, newest first" columns={columns} data={callbacks} getRowId={({ id }) => id} />;
}
