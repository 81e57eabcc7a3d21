import { ChevronRightIcon } from 'lucide-react';
import { memo, type ReactNode } from 'react';
import { cn } from '@/components/ui/cn';
import type { SuborderView } from '@/lib/ledger/types';
import { lineLabel } from './batch-lanes';
import { SuborderDetails } from './suborder-details';

/** The look of a cell: fixed height in the table, its place on a phone's card. */
export function suborderCellClass(first: boolean, end: boolean, card: string | undefined): string {
  return cn(
    'h-row border-b bg-(--cell) px-3 md:overflow-hidden md:whitespace-nowrap',
    'max-md:flex max-md:h-auto max-md:min-w-0 max-md:items-center max-md:border-b-0 max-md:px-0',
    first && 'sticky left-0 z-10 pl-1.5 max-md:static',
    end && 'text-right tabular-nums',
    card ?? 'max-md:hidden',
  );
}

interface SuborderRowProps {
  line: SuborderView;
  /** Place among the rows shown, for virtualisation; and among all rows of the table, heading included, for assistive technology. */
  index: number;
  open: boolean;
  onToggle: (lineKey: string) => void;
  measure: (element: HTMLTableSectionElement | null) => void;
  columnCount: number;
  cells: ReactNode;
}

/** The button that opens a line's details; it stands in the first cell. */
export function ToggleDetails({
  line,
  open,
  onToggle,
}: {
  line: SuborderView;
  open: boolean;
  onToggle: (lineKey: string) => void;
}) {
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

/** One sub-order: a row, and beneath it all its fields while it is open. A row group of its own, so both are measured together. */
export const SuborderRow = memo(function SuborderRow(props: SuborderRowProps) {
  const { line, index, open, measure, columnCount, cells } = props;
  return (
    <tbody ref={measure} data-index={index} className="max-md:block">
      <tr
        aria-rowindex={index + 2}
        className="group/row [--cell:var(--canvas)] hover:[--cell:var(--hover)] max-md:grid max-md:grid-cols-[minmax(0,1fr)_auto] max-md:gap-x-3 max-md:gap-y-1 max-md:border-b max-md:px-4 max-md:py-2"
      >
        {cells}
      </tr>
      {open && (
        <tr className="max-md:block">
          <td colSpan={columnCount} className="border-b bg-subtle px-4 py-3 max-md:block">
            <div className="md:sticky md:left-4 md:w-[min(100%,56rem)]">
              <SuborderDetails line={line} />
            </div>
          </td>
        </tr>
      )}
    </tbody>
  );
});
