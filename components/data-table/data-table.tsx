'use client';

import { type RowData, useTable } from '@tanstack/react-table';
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table';
import { bodyCellClass, closeCells, headCellClass, rowClass } from './cell-looks';
import { cellPlace } from './cell-place';
import { ColumnResizer } from './column-resizer';
import { useListColumns } from './list-columns-provider';
import { type ListColumns, listFeatures } from './list-features';
import { tableColumns } from './table-columns';

interface DataTableProps<Row extends RowData & object> {
  /** Says what the table lists, for those who hear it. */
  label: string;
  columns: ListColumns<Row>;
  data: Row[];
  getRowId: (row: Row) => string;
}

/**
 * A list: real table markup, drawn by the server and readable without scripts. Header and pinned columns stay put; on a phone
 * each row becomes a two-line card of the columns whose `meta.card` says so. Needs a `ListColumnsProvider` around it.
 */
export function DataTable<Row extends RowData & object>({ label, columns, data, getRowId }: DataTableProps<Row>) {
  const { known, shown } = useListColumns();
  const table = useTable({ features: listFeatures, columns, data, getRowId, state: tableColumns(known, shown) });
  const sized = new Set(shown.flatMap(({ id, widthPx }) => (widthPx === null ? [] : [id])));
  // The same in every row: worked out once a column.
  const looks = new Map(
    table.getVisibleLeafColumns().map((column) => [
      column.id,
      {
        pinned: column.getIsPinned() === 'start',
        align: column.columnDef.meta?.align,
        className: bodyCellClass(column.columnDef.meta, sized.has(column.id)),
        style: cellPlace(column, sized.has(column.id)),
      },
    ]),
  );
  return (
    <Table label={label} className={`min-h-0 flex-1 border-t max-md:[&>table]:block ${closeCells}`}>
      <TableHeader className="max-md:sr-only">
        {table.getHeaderGroups().map((group) => (
          <tr key={group.id}>
            {group.headers.map((header) => (
              <TableHead
                key={header.id}
                pinned={header.column.getIsPinned() === 'start'}
                align={header.column.columnDef.meta?.align}
                className={headCellClass(header.column.columnDef.meta, sized.has(header.column.id))}
                style={cellPlace(header.column, sized.has(header.column.id))}
              >
                <table.FlexRender header={header} />
                <ColumnResizer id={header.column.id} />
              </TableHead>
            ))}
          </tr>
        ))}
      </TableHeader>
      <TableBody className="max-md:block">
        {table.getRowModel().rows.map((row) => (
          <TableRow key={row.id} className={rowClass}>
            {row.getVisibleCells().map((cell) => (
              <TableCell key={cell.id} {...looks.get(cell.column.id)}>
                <table.FlexRender cell={cell} />
              </TableCell>
            ))}
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
