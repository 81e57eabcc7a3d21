import { byteWords } from '@/app/(console)/rejected/byte-words';
import { ProviderMark } from '@/components/domain/provider-mark';
import { Time } from '@/components/domain/time';
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table';
import type { AccountRetention } from '@/lib/reconcile/retention/get-retention';
import { keptWords } from './kept-words';

const grouped = new Intl.NumberFormat('en');

/** Every account: how long its bytes are kept, how much is stored of them, and what was removed. */
export function RetentionTable({ accounts }: { accounts: readonly AccountRetention[] }) {
  return (
    <Table label="Retention of each account">
      <TableHeader>
        <tr>
          <TableHead pinned>Account</TableHead>
          <TableHead>Kept</TableHead>
          <TableHead align="end">Requests stored</TableHead>
          <TableHead align="end">About</TableHead>
          <TableHead>Oldest</TableHead>
          <TableHead>Removed so far</TableHead>
        </tr>
      </TableHeader>
      <TableBody>
        {accounts.map((account) => (
          <TableRow key={account.accountId}>
            <TableCell pinned>
              <ProviderMark provider={account.provider} account={account.slug} />
            </TableCell>
            <TableCell>
              {keptWords(account.days)}
              {!account.own && <span className="text-faint">, as the others</span>}
            </TableCell>
            <TableCell align="end">{grouped.format(account.requests)}</TableCell>
            <TableCell align="end">{byteWords(account.bytes)}</TableCell>
            <TableCell>
              <Time at={account.oldestAt} />
            </TableCell>
            <TableCell>
              {account.removedRequests === 0 ? (
                <span className="text-faint">nothing</span>
              ) : (
                <>
                  {grouped.format(account.removedRequests)}, last <Time at={account.removedAt} />
                </>
              )}
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
