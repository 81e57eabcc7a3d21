import { Time } from '@/components/domain/time';
import { Link } from '@/components/ui/link';
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table';
import { replayFilterWords } from '@/lib/delivery/replay/replay-filter';
import type { ReplaySummary } from '@/lib/delivery/replay/types';
import { ReplayStateBadge } from './replay-state-badge';
import { countOf } from './replay-words';

const grouped = new Intl.NumberFormat('en');

/** The rows of the list of bulk replays. */
export function ReplaysTable({ replays }: { replays: readonly ReplaySummary[] }) {
  return (
    <Table label="Replays, newest first" className="min-h-0 flex-1 border-t">
      <TableHeader>
        <tr>
          <TableHead pinned>Replay</TableHead>
          <TableHead>State</TableHead>
          <TableHead align="end">Callbacks</TableHead>
          <TableHead align="end">Handed over</TableHead>
          <TableHead>What</TableHead>
          <TableHead>Reason</TableHead>
          <TableHead>Asked by</TableHead>
          <TableHead>Asked</TableHead>
        </tr>
      </TableHeader>
      <TableBody>
        {replays.map((replay) => {
          const what = replay.filter ? replayFilterWords(replay.filter) : 'Chosen one by one';
          return (
            <TableRow key={replay.id}>
              <TableCell pinned>
                <Link href={`/replays/${replay.id}`} className="font-mono underline-offset-2 hover:underline">
                  <span className="sr-only">Replay </span>
                  {replay.id}
                </Link>
              </TableCell>
              <TableCell>
                <ReplayStateBadge state={replay.state} />
              </TableCell>
              <TableCell align="end">{grouped.format(replay.callbackCount)}</TableCell>
              <TableCell align="end">
                <span className="sr-only">{countOf(replay.fedCount, 'callback')}, </span>
                {Math.floor((100 * replay.fedCount) / Math.max(1, replay.callbackCount))} %
              </TableCell>
              <TableCell>
                <span className="block max-w-80 truncate" title={what}>
                  {what}
                </span>
              </TableCell>
              <TableCell>
                <span className="block max-w-60 truncate text-muted" title={replay.reason ?? undefined}>
                  {replay.reason ?? '—'}
                </span>
              </TableCell>
              <TableCell>{replay.requestedBy}</TableCell>
              <TableCell>
                <Time at={replay.createdAt} className="text-muted" />
              </TableCell>
            </TableRow>
          );
        })}
      </TableBody>
    </Table>
  );
}
