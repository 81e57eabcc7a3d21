import { Skeleton } from '@/components/ui/skeleton';
import { TableCell, TableHead } from '@/components/ui/table';

/** Widths that repeat without looking like a pattern. */
const widths = ['w-16', 'w-24', 'w-20', 'w-28', 'w-14', 'w-32'];

/** The list's own layout while its rows are on their way: same header, same row height, nothing moves when they come. */
export function DataTableSkeleton({ headers, rows = 16 }: { headers: readonly string[]; rows?: number }) {
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
                  <Skeleton className={`h-3 ${widths[(row + column * 5) % widths.length]}`} />
                </TableCell>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
