import type { ReactNode } from 'react';
import type { Loaded } from '@/app/(console)/load';
import { LoadFailed } from '@/app/(console)/load-failed';
import type { BoundedCount } from '@/components/data-table/bounded-count';
import { DataTablePagination } from '@/components/data-table/data-table-pagination';
import { againHref } from '@/components/data-table/list-query';
import type { ListShape } from '@/components/data-table/list-shape';
import type { LookedPage } from '@/lib/platform/query/look-through';
import { LookedSoFar } from './looked-so-far';

/** A page of a list and how many rows fit altogether; null: nobody counted. */
export interface CountedPage<Row> extends LookedPage<Row> {
  total: BoundedCount | null;
}

interface ListRowsProps<Loading extends CountedPage<unknown>> {
  list: Pick<ListShape, 'pathname' | 'noun'>;
  /** What the rows are called where they could not be read: "The callbacks". */
  title: string;
  rows: Promise<Loaded<Loading>>;
  query: URLSearchParams;
  /** Nothing is there at all. */
  none: ReactNode;
  /** Something may be there, but nothing that fits the filters; null: no filter is in force. */
  noneFits: ReactNode;
  /** What the steps are called in a list that is not newest first. */
  steps?: { first: string; back: string; on: string } | undefined;
  children: (loaded: Loading) => ReactNode;
}

/** What a list came to: rows with its footer, nothing, nothing that fits (so far), or that it could not be read. */
export async function ListRows<Loading extends CountedPage<unknown>>(props: ListRowsProps<Loading>) {
  const { list, title, rows, query, none, noneFits, steps, children } = props;
  const loaded = await rows;
  if (!loaded.ok) {
    const again = againHref(list.pathname, query, loaded.incidentId);
    return <LoadFailed title={`${title} could not be read`} again={again} {...loaded} />;
  }
  const { data, nextCursor, total, lookedTo } = loaded.value;
  const isEmpty = data.length === 0;
  if (isEmpty && lookedTo === undefined && !query.has('cursor')) return noneFits ?? none;
  return (
    <>
      {isEmpty ? (
        // As tall as a table would be: the steps below stay where they are from page to page.
        <div className="min-h-0 flex-1 overflow-y-auto">
          <LookedSoFar {...list} query={query} lookedTo={lookedTo} nextCursor={nextCursor} />
        </div>
      ) : (
        children(loaded.value)
      )}
      <DataTablePagination
        pathname={list.pathname}
        query={query}
        shown={data.length}
        total={total}
        noun={list.noun}
        more={total === null && nextCursor !== null}
        nextCursor={nextCursor}
        {...(lookedTo !== undefined && { lookedTo })}
        {...(steps && { steps })}
      />
    </>
  );
}
