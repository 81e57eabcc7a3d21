import { Skeleton } from '@/components/ui/skeleton';
import { TableCell, TableHead } from '@/components/ui/table';

/** Where a list does not say how wide its columns usually are. */
const usualWidth = 'w-20';

/** The list's own layout while its rows are on their way: same header, same row height, nothing moves when they come. */
export function DataTableSkeleton({
  headers,
  widths = [],
  rows = 16,
}: {
  headers: readonly string[];
  /** Width classes of what the columns usually hold, in their order. */
  widths?: readonly string[];
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
            {headers.map((header) => (
              <TableHead key={header}>{header}</TableHead>
            ))}
          </tr>
        </thead>
        <tbody>
          {Array.from({ length: rows }, (_, row) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: placeholders have no other identity and never move
            <tr key={row}>
              {headers.map((header, column) => (
                <TableCell key={header} className={`max-md:h-15 ${column > 1 ? 'max-md:hidden' : ''}`}>
                  <Skeleton className={`h-3 ${widths[column] ?? usualWidth}`} />
                </TableCell>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
