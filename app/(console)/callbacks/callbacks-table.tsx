'use client';

import { useMemo } from 'react';
import { DataTable } from '@/components/data-table/data-table';
import { useLiveRows } from '@/components/live/use-live-rows';
import type { ReplayDestination } from '@/lib/delivery/replay/list-replay-destinations';
import type { CallbackSummary } from '@/lib/intake/types';
import { columns } from './columns';
import { ReplaySelection } from './replay-selection';

interface CallbacksTableProps {
  callbacks: CallbackSummary[];
  /** Where rows can be replayed to; null: the reader may not replay. */
  destinations: readonly ReplayDestination[] | null;
}

/** The rows of the callback list; they can be chosen and replayed by whoever may. */
export function CallbacksTable({ callbacks, destinations }: CallbacksTableProps) {
  const rows = useLiveRows('callbacks', callbacks);
  const ids = useMemo(() => callbacks.map(({ id }) => id), [callbacks]);
  const table = <DataTable label="Callbacks, newest first" columns={columns} data={rows} getRowId={({ id }) => id} />;
  if (destinations === null) return table;
  return (
    <ReplaySelection ids={ids} destinations={destinations}>
      {table}
    </ReplaySelection>
  );
}
