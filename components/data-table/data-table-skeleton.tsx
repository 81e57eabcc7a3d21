import { Skeleton } from '@/components/ui/skeleton';
import { TableCell, TableHead } from '@/components/ui/table';
import type { ShownColumn } from './shown-columns';

/** The list's own layout while its rows are on their way: same header, same row height, nothing moves when they come. */
export function DataTableSkeleton({
  columns,
  rows = 16,
}: {
  columns: readonly Pick<ShownColumn, 'id' | 'label' | 'width' | 'widthPx'>[];
  rows?: number;
}) {
  return (
    <div className="min-h-0 flex-1 overflow-hidden border-t" aria-busy="true">
      <span role="status" className="sr-only">
        Loading
      </span>
      <table className="w-full border-separate border-spacing-0 text-sm" aria-hidden>
        <thead className="max-md:hidden">
          <tr>
            {columns.map(({ id, label, widthPx }) => (
              <TableHead key={id} style={widthPx === null ? undefined : { width: widthPx, minWidth: widthPx }}>
                {label}
              </TableHead>
            ))}
          </tr>
        </thead>
        <tbody>
          {Array.from({ length: rows }, (_, row) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: placeholders have no other identity and never move
            <tr key={row}>
              {columns.map(({ id, width }, column) => (
                <TableCell key={id} className={`max-md:h-15 ${column > 1 ? 'max-md:hidden' : ''}`}>
                  <Skeleton className="h-3" style={{ width: `calc(var(--spacing) * ${width})` }} />
                </TableCell>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
