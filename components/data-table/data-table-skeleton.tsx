import { headCellClass } from './cell-classes';

/** Widths that repeat without looking like a pattern. */
const widths = ['w-16', 'w-24', 'w-20', 'w-28', 'w-14', 'w-32'];

/** The list's own layout while its rows are on their way: same header, same row height, nothing moves when they come. */
export function DataTableSkeleton({ headers, rows = 12 }: { headers: readonly string[]; rows?: number }) {
  return (
    <div className="min-h-0 flex-1 overflow-hidden" role="status" aria-label="Loading">
      <table className="w-full border-separate border-spacing-0 whitespace-nowrap text-[13px]" aria-hidden>
        <thead className="max-md:hidden">
          <tr>
            {headers.map((header) => (
              <th key={header} scope="col" className={headCellClass(undefined, false)}>
                {header}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {Array.from({ length: rows }, (_, row) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: placeholders have no other identity and never move
            <tr key={row} className="h-8 max-md:h-15">
              {headers.map((header, column) => (
                <td key={header} className={`border-b px-3 ${column > 1 ? 'max-md:hidden' : ''}`}>
                  <div
                    className={`h-3 animate-pulse rounded bg-muted motion-reduce:animate-none ${widths[(row + column * 5) % widths.length]}`}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
