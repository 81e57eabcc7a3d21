'use client';

import { useTable } from '@tanstack/react-table';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useCallback, useDeferredValue, useMemo, useRef, useState } from 'react';
import { EmptyState } from '@/components/ui/empty-state';
import type { BatchDoubts } from '@/lib/exports/resubmit/plan-resubmit';
import type { SuborderView } from '@/lib/ledger/types';
import { countLines, everyLine, filterLines } from './filter-lines';
import { ResubmitDialog } from './resubmit-dialog';
import { suborderColumns, suborderFeatures } from './suborder-columns';
import { SuborderRow } from './suborder-row';
import { SuborderToolbar } from './suborder-toolbar';

/** A row before it is measured, px. */
const rowPixels = 32;
/** So many rows are in the first paint, and can be read without scripts: of a batch whose rest is fetched, what its box shows. */
const firstPaintRows = { whole: 50, front: 23 } as const;

const grouped = new Intl.NumberFormat('en');

interface SuborderTableProps {
  suborders: readonly SuborderView[];
  /** Lines of the batch; more than `suborders` while the rest is on its way. */
  total: number;
  /** Null: no line failed, or one may not. */
  resubmit: Resubmit | null;
}

/** The failed lines as a file to submit them again from: where it is, and what speaks against lines of it. */
export interface Resubmit {
  href: string;
  doubts: BatchDoubts;
}

/** Every line of a batch, what is wrong first, only those in sight drawn; filters answer at once, whatever their number. */
export function SuborderTable({ suborders, total, resubmit }: SuborderTableProps) {
  const [filter, setFilter] = useState(everyLine);
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const scroller = useRef<HTMLElement>(null);
  const narrowed = useDeferredValue(filter);
  const counts = useMemo(() => countLines(suborders), [suborders]);
  const lines = useMemo(() => filterLines(suborders, narrowed), [suborders, narrowed]);
  const table = useTable({
    features: suborderFeatures,
    columns: suborderColumns,
    // Every line, whatever is narrowed: rows are made once, and one that stays is not drawn again.
    data: suborders,
    getRowId: (line) => line.lineKey,
  });
  const waiting = narrowed === everyLine ? total - suborders.length : 0;
  const virtualizer = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowPixels,
    getItemKey: (index) => lines[index]?.lineKey ?? index,
    overscan: 6,
    initialRect: { width: 0, height: firstPaintRows[waiting > 0 ? 'front' : 'whole'] * rowPixels },
  });
  const items = virtualizer.getVirtualItems();
  const before = items[0]?.start ?? 0;
  const after = virtualizer.getTotalSize() - (items.at(-1)?.end ?? 0) + waiting * rowPixels;
  const onToggle = useCallback((lineKey: string) => {
    setOpen((was) => {
      const now = new Set(was);
      if (!now.delete(lineKey)) now.add(lineKey);
      return now;
    });
  }, []);
  const columnCount = suborderColumns.length;

  return (
    <>
      <SuborderToolbar filter={filter} counts={counts} total={suborders.length} onChange={setFilter}>
        {resubmit !== null && (
          <ResubmitDialog {...resubmit} lines={suborders} match={narrowed} whole={suborders.length === total} />
        )}
      </SuborderToolbar>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard (WCAG 2.1.1). */}
      <section ref={scroller} aria-label="Sub-orders" tabIndex={0} className="max-h-[min(70dvh,46rem)] overflow-auto">
        <table
          aria-rowcount={lines.length + waiting + 1}
          className="w-full table-fixed border-separate border-spacing-0 text-sm max-md:block md:min-w-[100rem]"
        >
          <caption className="sr-only">Sub-orders of the batch, those that failed first</caption>
          <thead className="max-md:sr-only">
            {table.getHeaderGroups().map((group) => (
              <tr key={group.id} aria-rowindex={1}>
                {group.headers.map((header, at) => (
                  <th
                    key={header.id}
                    scope="col"
                    className={`${header.column.columnDef.meta?.width ?? ''} sticky top-0 h-8 whitespace-nowrap border-b bg-canvas px-3 font-medium text-muted text-xs ${at === 0 ? 'left-0 z-30 pl-9' : 'z-20'} ${header.column.columnDef.meta?.align === 'end' ? 'text-right' : 'text-left'}`}
                  >
                    <table.FlexRender header={header} />
                  </th>
                ))}
              </tr>
            ))}
          </thead>
          <Spacer height={before} columnCount={columnCount} />
          {items.map((item) => {
            const line = lines[item.index];
            if (!line) return null;
            return (
              <SuborderRow
                key={line.lineKey}
                row={table.getRow(line.lineKey)}
                index={item.index}
                open={open.has(line.lineKey)}
                onToggle={onToggle}
                measure={virtualizer.measureElement}
              />
            );
          })}
          <Spacer height={after} columnCount={columnCount} />
        </table>
        {lines.length === 0 && suborders.length > 0 && (
          <EmptyState title="No sub-order matches">Search less, or choose another outcome or currency.</EmptyState>
        )}
      </section>
      <p role="status" className="border-t px-4 py-2 text-muted text-xs tabular-nums">
        {grouped.format(lines.length)} of {grouped.format(total)} sub-orders
      </p>
    </>
  );
}

/** Room of the rows that are not drawn. The attribute, not a style: it holds before any script and under any policy. */
function Spacer({ height, columnCount }: { height: number; columnCount: number }) {
  if (height <= 0) return null;
  return (
    <tbody aria-hidden="true" className="max-md:block">
      <tr className="max-md:block">
        <td colSpan={columnCount} className="p-0 max-md:block">
          <svg width="1" height={height} className="block" aria-hidden="true" />
        </td>
      </tr>
    </tbody>
  );
}
