import { Link } from '@/components/ui/link';
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table';
import type { ChainRow } from '@/lib/ledger/chains/chain-settings';
import { SourceBadge } from './source-badge';

/** Every chain of the map, those out of force too: how its hashes and addresses look, and where they are linked. */
export function ChainsTable({ rows }: { rows: readonly ChainRow[] }) {
  return (
    <Table label="Chains" className="max-h-[36rem]">
      <TableHeader>
        <tr>
          <TableHead pinned>Chain</TableHead>
          <TableHead className="max-md:hidden">Spellings</TableHead>
          <TableHead className="max-md:hidden">A hash is</TableHead>
          <TableHead className="max-2xl:hidden">An address is</TableHead>
          <TableHead>Explorer</TableHead>
          <TableHead>Entry</TableHead>
        </tr>
      </TableHeader>
      <TableBody>
        {rows.map((row) => {
          const { entry, disabled } = row;
          const host = entry.hash.url === null ? null : new URL(entry.hash.url).host;
          return (
            <TableRow key={entry.id} className={disabled ? 'text-faint' : ''}>
              <TableCell pinned>
                <Link
                  href={`/settings/chains/${encodeURIComponent(entry.id)}`}
                  className="font-medium underline-offset-2 hover:underline"
                >
                  {entry.name}
                </Link>{' '}
                <span className="font-mono text-muted text-xs max-sm:hidden">{entry.id}</span>
              </TableCell>
              <TableCell className="max-w-64 truncate text-muted max-md:hidden" title={entry.aliases.join('\n')}>
                {entry.aliases.join(' · ') || '—'}
              </TableCell>
              <TableCell className="max-md:hidden" title={entry.hash.form}>
                {entry.hash.words}
              </TableCell>
              <TableCell className="max-2xl:hidden" title={entry.address.form}>
                {entry.address.words}
              </TableCell>
              <TableCell>
                {entry.explorer ?? host ?? <span className="text-faint">none</span>}
                {entry.explorer !== null && host !== null && (
                  <span className="pl-1.5 text-faint text-xs max-2xl:hidden">{host}</span>
                )}
              </TableCell>
              <TableCell>
                <SourceBadge row={row} />
              </TableCell>
            </TableRow>
          );
        })}
      </TableBody>
    </Table>
  );
}
