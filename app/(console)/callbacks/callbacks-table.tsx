'use client';

import { useMemo } from 'react';
import { DataTable } from '@/components/data-table/data-table';
import { useListColumns } from '@/components/data-table/list-columns-provider';
import { useLiveRows } from '@/components/live/use-live-rows';
import type { ReplayDestination } from '@/lib/delivery/replay/list-replay-destinations';
import type { CallbackSummary } from '@/lib/intake/types';
import { payloadPaths } from '@/lib/views/column-layout';
import { columns } from './columns';
import { type LiftedRows, liftedColumns } from './lifted-columns';
import { ReplaySelection } from './replay-selection';

interface CallbacksTableProps {
  callbacks: CallbackSummary[];
  /** Where rows can be replayed to; null: the reader may not replay. */
  destinations: readonly ReplayDestination[] | null;
  /** What their payloads hold, for the columns that are values of payloads. */
  lifted: LiftedRows;
}

/** The rows of the callback list; they can be chosen and replayed by whoever may. */
export function CallbacksTable({ callbacks, destinations, lifted }: CallbacksTableProps) {
  const { layout } = useListColumns();
  const paths = payloadPaths(layout).join('\n');
  const all = useMemo(
    () => [...columns, ...liftedColumns(paths === '' ? [] : paths.split('\n'), lifted)],
    [paths, lifted],
  );
  const rows = useLiveRows('callbacks', callbacks);
  const ids = useMemo(() => callbacks.map(({ id }) => id), [callbacks]);
  const table = <DataTable label="Callbacks, newest first" columns={all} data={rows} getRowId={({ id }) => id} />;
  if (destinations === null) return table;
  return (
    <ReplaySelection ids={ids} destinations={destinations}>
      {table}
    </ReplaySelection>
  );
}
