import { FlexRender, type Row } from '@tanstack/react-table';
import { ChevronRightIcon } from 'lucide-react';
import { memo } from 'react';
import { cn } from '@/components/ui/cn';
import type { SuborderView } from '@/lib/ledger/types';
import { lineLabel } from './batch-lanes';
import type { suborderFeatures } from './suborder-columns';
import { SuborderDetails } from './suborder-details';

/** The look of a cell: fixed height in the table, its place on a phone's card. */
function cellClass(first: boolean, end: boolean, card: string | undefined): string {
  return cn(
    'h-row border-b bg-(--cell) px-3 md:overflow-hidden md:whitespace-nowrap',
    'max-md:flex max-md:h-auto max-md:min-w-0 max-md:items-center max-md:border-b-0 max-md:px-0',
    first && 'sticky left-0 z-10 pl-1.5 max-md:static',
    end && 'text-right tabular-nums',
    card ?? 'max-md:hidden',
  );
}

interface SuborderRowProps {
  row: Row<typeof suborderFeatures, SuborderView>;
  /** Place among the rows shown. */
  index: number;
  open: boolean;
  onToggle: (lineKey: string) => void;
  measure: (element: HTMLTableSectionElement | null) => void;
}

/** The button that opens a line's details; it stands in the first cell. */
function ToggleDetails({ line, open, onToggle }: { line: SuborderView } & Pick<SuborderRowProps, 'open' | 'onToggle'>) {
  return (
    <button
      type="button"
      aria-expanded={open}
      aria-label={`All fields of ${lineLabel(line)}`}
      onClick={() => onToggle(line.lineKey)}
      className="inline-flex size-6 shrink-0 items-center justify-center rounded-sm text-faint hover:bg-hover hover:text-ink"
    >
      <ChevronRightIcon aria-hidden className={cn('size-3.5 transition-transform duration-100', open && 'rotate-90')} />
    </button>
  );
}

/**
 * One sub-order: a row, and beneath it all its fields while it is open. A row group of its own, so both are measured
 * together; drawn again only when it changes, however far the table scrolls.
 */
export const SuborderRow = memo(function SuborderRow({ row, index, open, onToggle, measure }: SuborderRowProps) {
  const line = row.original;
  const cells = row.getAllCells();
  return (
    <tbody ref={measure} data-index={index} className="max-md:block">
      <tr
        aria-rowindex={index + 2}
        className="group/row [--cell:var(--canvas)] hover:[--cell:var(--hover)] max-md:grid max-md:grid-cols-[minmax(0,1fr)_auto] max-md:gap-x-3 max-md:gap-y-1 max-md:border-b max-md:px-4 max-md:py-2"
      >
        {cells.map((cell, at) => {
          const meta = cell.column.columnDef.meta;
          return (
            <td key={cell.id} className={cellClass(at === 0, meta?.align === 'end', meta?.card)}>
              {at === 0 ? (
                <span className="flex min-w-0 items-center gap-1">
                  <ToggleDetails line={line} open={open} onToggle={onToggle} />
                  <FlexRender cell={cell} />
                </span>
              ) : (
                <FlexRender cell={cell} />
              )}
            </td>
          );
        })}
      </tr>
      {open && (
        <tr className="max-md:block">
          <td colSpan={cells.length} className="border-b bg-subtle px-4 py-3 max-md:block">
            <div className="md:sticky md:left-4 md:w-[min(100%,56rem)]">
              <SuborderDetails line={line} />
            </div>
          </td>
        </tr>
      )}
    </tbody>
  );
});
