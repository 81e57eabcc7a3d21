'use client';

import { DataTable } from '@/components/data-table/data-table';
import type { AuditListItem } from './audit-list-item';
import { columns } from './columns';

/** The rows of the audit. */
export function AuditTable({ entries }: { entries: AuditListItem[] }) {
  return <DataTable label="The audit, newest first" columns={columns} data={entries} getRowId={({ id }) => id} />;
}
