import type { ReactNode } from 'react';
import { ExportMenu } from '@/app/(console)/exports/export-menu';
import { ColumnsPanel } from '@/components/data-table/columns-panel';
import { DataTableToolbar } from '@/components/data-table/data-table-toolbar';
import type { ListShape } from '@/components/data-table/list-shape';
import { readTimeRange } from '@/components/data-table/time-range';
import { TimeRangeFilter } from '@/components/data-table/time-range-filter';
import { AddFilter } from '@/components/filter/add-filter';
import type { OfferedField } from '@/components/filter/offered-field';
import { PlainFilterForm } from '@/components/filter/plain-filter-form';
import type { ListKind } from '@/lib/exports/types';

interface ListToolbarProps {
  list: ListShape;
  query: URLSearchParams;
  /** What the search looks through; null: this list has none. */
  searches: string | null;
  fields: readonly OfferedField[];
  /** The file that the list can be had as, and the query that asks for its rows where it is not the page's own. */
  file?: { kind: ListKind; query?: URLSearchParams };
  /** Fields of the form after the time: the order. */
  order?: ReactNode;
}

/** The fields of the form itself; every other parameter but the page is carried along: filters, columns, the view that is open. */
const ownParams = ['q', 'range', 'from', 'to', 'tz', 'sort', 'cursor', 'trail', 'limit'];

/** Search, filters, file and columns of a list. */
export function ListToolbar({ list, query, searches, fields, file, order }: ListToolbarProps) {
  const carried = [...query].filter(([name]) => !ownParams.includes(name));
  const withPayload = list.lifts !== undefined;
  return (
    <DataTableToolbar
      action={list.pathname}
      searches={searches}
      options={
        <>
          {file && <ExportMenu kind={file.kind} query={file.query ?? query} />}
          <ColumnsPanel />
        </>
      }
    >
      {carried.map(([name, value]) => (
        <input key={`${name} ${value}`} type="hidden" name={name} value={value} />
      ))}
      <AddFilter fields={fields} suggestions={list.lifts ?? null} />
      <noscript>
        <PlainFilterForm fields={fields} withPayload={withPayload} />
      </noscript>
      <TimeRangeFilter range={readTimeRange(query)} />
      {order}
    </DataTableToolbar>
  );
}
