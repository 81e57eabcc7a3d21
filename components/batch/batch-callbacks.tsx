'use client';

import { bodyCellClass, rowClass } from '@/components/data-table/cell-looks';
import { OutcomeBadge } from '@/components/domain/outcome-badge';
import { StatusBadge } from '@/components/domain/status-badge';
import { Time } from '@/components/domain/time';
import { TransitionBadge } from '@/components/domain/transition-badge';
import { VerifiedBadge } from '@/components/domain/verified-badge';
import { buttonStyles } from '@/components/ui/button';
import { Card, CardHeader } from '@/components/ui/card';
import { Link } from '@/components/ui/link';
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table';
import type { CallbackSummary } from '@/lib/intake/types';
import type { TransitionVerdict } from '@/lib/ledger/types';

/** What is shown of a callback. */
type ShownCallback = Pick<
  CallbackSummary,
  'id' | 'receivedAt' | 'type' | 'outcome' | 'status' | 'verified' | 'duplicates'
>;

/** A callback that told of the batch, with what its news did. */
export interface BatchCallback {
  callback: ShownCallback;
  /** Null: it told nothing new of the batch itself. */
  toStatus: string | null;
  verdict: TransitionVerdict | null;
  /** Lines of which it told something new. */
  lineNews: number;
}

/** On a phone each callback is a card of two lines, as in the list of callbacks. */
const places = {
  lead: bodyCellClass({ card: 'lead' }),
  detail: bodyCellClass({ card: 'detail' }),
  status: bodyCellClass({ card: 'status' }),
  time: bodyCellClass({ card: 'time' }),
  amount: bodyCellClass({ card: 'amount' }),
  none: bodyCellClass(undefined),
} as const;

const grouped = new Intl.NumberFormat('en');

/** What a callback did to the batch and its lines. */
function Effect({ verdict, lineNews }: Pick<BatchCallback, 'verdict' | 'lineNews'>) {
  if (verdict === null && lineNews === 0) {
    return (
      <span className="text-faint" title="It said nothing new, or is not applied yet.">
        no change
      </span>
    );
  }
  return (
    <span className="inline-flex items-center gap-2">
      {verdict !== null && <TransitionBadge verdict={verdict} plain />}
      {lineNews > 0 && (
        <span className="text-muted">
          {grouped.format(lineNews)} {lineNews === 1 ? 'line' : 'lines'}
        </span>
      )}
    </span>
  );
}

/** Where the other callbacks of the batch are; null: there are none. */
export interface BatchCallbackPages {
  newest: CallbacksHref | null;
  older: CallbacksHref | null;
}

/** The batch's own page, at its callbacks. */
export interface CallbacksHref {
  pathname: string;
  search: string;
  hash: 'callbacks';
}

/** The callbacks of the batch, newest first, a page at a time. */
export function BatchCallbacks({
  callbacks,
  allHref,
  pages,
}: {
  callbacks: readonly BatchCallback[];
  allHref: `/callbacks?${string}`;
  pages: BatchCallbackPages;
}) {
  return (
    <Card id="callbacks" className="scroll-mt-4">
      <CardHeader
        title="Callbacks of this batch"
        actions={
          <span className="flex gap-4">
            {callbacks[0] && callbacks.length > 1 && (
              <Link
                href={`/callbacks/compare?other=${callbacks[0].callback.id}`}
                className="text-muted text-xs underline underline-offset-2 hover:text-ink"
              >
                Compare two
              </Link>
            )}
            <Link href={allHref} className="text-muted text-xs underline underline-offset-2 hover:text-ink">
              Open in the list
            </Link>
          </span>
        }
      />
      <Table label="Callbacks of this batch" className="max-h-96 max-md:max-h-none max-md:[&>table]:block">
        <TableHeader className="max-md:sr-only">
          <tr>
            <TableHead pinned>ID</TableHead>
            <TableHead>Says</TableHead>
            <TableHead>Effect</TableHead>
            <TableHead>Received</TableHead>
            <TableHead>Type</TableHead>
            <TableHead>Outcome</TableHead>
            <TableHead>Forwarding</TableHead>
            <TableHead>Proof</TableHead>
            <TableHead align="end">Repeats</TableHead>
          </tr>
        </TableHeader>
        <TableBody className="max-md:block">
          {callbacks.map(({ callback, toStatus, verdict, lineNews }) => (
            <TableRow key={callback.id} className={rowClass}>
              <TableCell pinned className={places.lead}>
                <Link
                  href={`/callbacks/${callback.id}`}
                  className="mono underline-offset-2 hover:underline max-md:after:absolute max-md:after:inset-0"
                >
                  {callback.id}
                </Link>
              </TableCell>
              <TableCell className={`font-medium ${places.detail}`}>
                {toStatus ?? <span className="text-faint">—</span>}
              </TableCell>
              <TableCell className={places.status}>
                <Effect verdict={verdict} lineNews={lineNews} />
              </TableCell>
              <TableCell className={places.time}>
                <Time at={callback.receivedAt} show="exact" />
              </TableCell>
              <TableCell className={places.none}>{callback.type}</TableCell>
              <TableCell className={places.amount}>
                <OutcomeBadge outcome={callback.outcome} plain />
              </TableCell>
              <TableCell className={places.none}>
                <StatusBadge status={callback.status} plain />
              </TableCell>
              <TableCell className={places.none}>
                <VerifiedBadge verified={callback.verified} plain />
              </TableCell>
              <TableCell align="end" className={places.none}>
                {callback.duplicates === 0 ? <span className="text-faint">0</span> : `×${callback.duplicates}`}
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
      {(pages.newest !== null || pages.older !== null) && (
        <nav aria-label="Pages of callbacks" className="flex items-center gap-2 border-t px-4 py-2 text-sm">
          <span className="mr-auto text-muted text-xs">
            {grouped.format(callbacks.length)} {pages.newest === null ? 'newest' : 'of them'}
          </span>
          {pages.newest !== null && (
            <Link href={pages.newest} className={buttonStyles({ size: 'sm' })}>
              Newest
            </Link>
          )}
          {pages.older !== null && (
            <Link href={pages.older} className={buttonStyles({ size: 'sm' })}>
              Older
            </Link>
          )}
        </nav>
      )}
    </Card>
  );
}
