'use client';

import { cellClass, Table, TableBody, TableHead, TableHeader, TableRow } from '@/components/ui/table';
import { bodyCellClass, closeCells, headCellClass, rowClass } from './cell-looks';
import { ColumnResizer } from './column-resizer';
import type { ListColumns } from './list-column';
import { useListColumns } from './list-columns-provider';
import { placedColumns } from './placed-columns';

interface DataTableProps<Row> {
  /** Says what the table lists, for those who hear it. */
  label: string;
  columns: ListColumns<Row>;
  data: readonly Row[];
  getRowId: (row: Row) => string;
}

/**
 * A list: real table markup, drawn by the server and readable without scripts. Header and pinned columns stay put; on a phone
 * each row becomes a two-line card of the columns whose `meta.card` says so. Needs a `ListColumnsProvider` around it.
 */
export function DataTable<Row>({ label, columns, data, getRowId }: DataTableProps<Row>) {
  const { shown } = useListColumns();
  const placed = placedColumns(columns, shown);
  // The same in every row: worked out once a column.
  const looks = placed.map(({ id, cell, meta, pinned, sized, style }) => ({
    id,
    cell,
    style,
    className: cellClass({ align: meta?.align, pinned }, bodyCellClass(meta, sized)),
  }));
  return (
    <Table label={label} className={`min-h-0 flex-1 border-t max-md:[&>table]:block ${closeCells}`}>
      <TableHeader className="max-md:sr-only">
        <tr>
          {placed.map(({ id, header, meta, pinned, sized, style }) => (
            <TableHead
              key={id}
              pinned={pinned}
              align={meta?.align}
              className={headCellClass(meta, sized)}
              style={style}
            >
              {header}
              <ColumnResizer id={id} />
            </TableHead>
          ))}
        </tr>
      </TableHeader>
      <TableBody className="max-md:block">
        {data.map((row) => (
          <TableRow key={getRowId(row)} className={rowClass}>
            {/* Called, not mounted: a list has hundreds of cells. */}
            {looks.map(({ id, cell, className, style }) => (
              <td key={id} className={className} style={style}>
                {cell(row)}
              </td>
            ))}
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
