'use client';

import { type RowData, useTable } from '@tanstack/react-table';
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table';
import { bodyCellClass, closeCells, rowClass } from './cell-looks';
import { type ListColumns, listFeatures } from './list-features';
import { useTableView } from './table-view-provider';

interface DataTableProps<Row extends RowData & object> {
  /** Says what the table lists, for those who hear it. */
  label: string;
  columns: ListColumns<Row>;
  data: Row[];
  getRowId: (row: Row) => string;
}

/**
 * A list: real table markup, drawn by the server and readable without scripts. Header and first column stay put; on a phone
 * each row becomes a two-line card of the columns whose `meta.card` says so. Needs a `TableViewProvider` around it.
 */
export function DataTable<Row extends RowData & object>({ label, columns, data, getRowId }: DataTableProps<Row>) {
  const { view } = useTableView();
  const table = useTable({
    features: listFeatures,
    columns,
    data,
    getRowId,
    state: { columnVisibility: Object.fromEntries(view.hidden.map((id) => [id, false])) },
  });
  return (
    <Table label={label} className={`min-h-0 flex-1 border-t max-md:[&>table]:block ${closeCells}`}>
      <TableHeader className="max-md:sr-only">
        {table.getHeaderGroups().map((group) => (
          <tr key={group.id}>
            {group.headers.map((header, at) => (
              <TableHead
                key={header.id}
                pinned={at === 0}
                align={header.column.columnDef.meta?.align}
                className={header.column.columnDef.meta?.className}
              >
                <table.FlexRender header={header} />
              </TableHead>
            ))}
          </tr>
        ))}
      </TableHeader>
      <TableBody className="max-md:block">
        {table.getRowModel().rows.map((row) => (
          <TableRow key={row.id} className={rowClass}>
            {row.getVisibleCells().map((cell, at) => (
              <TableCell
                key={cell.id}
                pinned={at === 0}
                align={cell.column.columnDef.meta?.align}
                className={bodyCellClass(cell.column.columnDef.meta)}
              >
                <table.FlexRender cell={cell} />
              </TableCell>
            ))}
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
