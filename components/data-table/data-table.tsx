'use client';

import { type RowData, useTable } from '@tanstack/react-table';
import { bodyCellClass, headCellClass } from './cell-classes';
import { type ListColumns, listFeatures } from './list-features';
import type { Density } from './table-view';
import { useTableView } from './table-view-provider';

const rowHeights: Record<Density, string> = { compact: 'md:h-7', regular: 'md:h-8', comfortable: 'md:h-10' };

interface DataTableProps<Row extends RowData & object> {
  /** Says what the table lists, for those who hear it. */
  caption: string;
  columns: ListColumns<Row>;
  data: Row[];
  getRowId: (row: Row) => string;
}

/**
 * A list: real table markup, drawn by the server and readable without scripts. Header and first column stay put; on a phone
 * each row becomes a two-line card of the columns whose `meta.card` says so. Needs a `TableViewProvider` around it.
 */
export function DataTable<Row extends RowData & object>({ caption, columns, data, getRowId }: DataTableProps<Row>) {
  const { view } = useTableView();
  const table = useTable({
    features: listFeatures,
    columns,
    data,
    getRowId,
    state: { columnVisibility: Object.fromEntries(view.hidden.map((id) => [id, false])) },
  });
  return (
    <section className="min-h-0 flex-1 overflow-auto" aria-label={caption}>
      <table className="w-full border-separate border-spacing-0 whitespace-nowrap text-[13px] max-md:block">
        <caption className="sr-only">{caption}</caption>
        <thead className="max-md:sr-only">
          {table.getHeaderGroups().map((group) => (
            <tr key={group.id}>
              {group.headers.map((header, at) => (
                <th key={header.id} scope="col" className={headCellClass(header.column.columnDef.meta, at === 0)}>
                  <table.FlexRender header={header} />
                </th>
              ))}
            </tr>
          ))}
        </thead>
        <tbody className="max-md:block">
          {table.getRowModel().rows.map((row) => (
            <tr
              key={row.id}
              className={`group/row hover:bg-muted max-md:relative max-md:grid max-md:grid-cols-[minmax(0,1fr)_auto] max-md:gap-x-3 max-md:gap-y-1 max-md:border-b max-md:px-4 max-md:py-2.5 ${rowHeights[view.density]}`}
            >
              {row.getVisibleCells().map((cell, at) => (
                <td key={cell.id} className={bodyCellClass(cell.column.columnDef.meta, at === 0)}>
                  <table.FlexRender cell={cell} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
