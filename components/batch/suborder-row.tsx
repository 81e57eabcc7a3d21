import { FlexRender, type Row } from '@tanstack/react-table';
import { clsx } from 'clsx';
import { ChevronRightIcon } from 'lucide-react';
import { memo } from 'react';
import { Icon } from '@/components/ui/icon';
import type { SuborderView } from '@/lib/ledger/types';
import { lineLabel } from './batch-lanes';
import type { suborderFeatures } from './suborder-columns';
import { SuborderDetails } from './suborder-details';

/** The look of a cell: fixed height in the table, its place on a phone's card. */
function cellClass(first: boolean, end: boolean, card: string | undefined): string {
  return clsx('line-cell', first && 'line-lead', end && 'text-right tabular-nums', card ?? 'max-md:hidden');
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
      className="act act-faint"
    >
      <Icon of={ChevronRightIcon} className={clsx('size-3.5 transition-transform duration-100', open && 'rotate-90')} />
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
        className="line max-md:grid max-md:grid-cols-[minmax(0,1fr)_auto] max-md:gap-x-3 max-md:gap-y-1 max-md:border-b max-md:px-4 max-md:py-2"
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
