'use client';

import { useMemo, useState } from 'react';
import { Money } from '@/components/domain/money';
import { Banner } from '@/components/ui/banner';
import { Button, buttonStyles } from '@/components/ui/button';
import { Dialog, DialogContent, DialogTrigger } from '@/components/ui/dialog';
import { type BatchDoubts, leftOutReasons, leftOutWords, planResubmit } from '@/lib/exports/resubmit/plan-resubmit';
import { newIdNote, resubmitTotals } from '@/lib/exports/resubmit/resubmit-file';
import type { LineMatch } from '@/lib/ledger/match-line';
import type { SuborderView } from '@/lib/ledger/types';

const grouped = new Intl.NumberFormat('en');

function linesWords(count: number): string {
  return `${grouped.format(count)} ${count === 1 ? 'line' : 'lines'}`;
}

interface ResubmitDialogProps {
  /** The file; what is asked of it is added. */
  href: string;
  lines: readonly SuborderView[];
  /** The table's filter as it is now. */
  match: LineMatch;
  doubts: BatchDoubts;
  /** Every line of the batch is in `lines`: only then can they be counted. */
  whole: boolean;
}

function Download({ href, match, ask, children }: Pick<ResubmitDialogProps, 'href' | 'match'> & DownloadProps) {
  const query = new URLSearchParams(ask);
  if (match.currency !== null) query.set('currencyChain', match.currency);
  if (match.text.trim() !== '') query.set('q', match.text.trim());
  return (
    <a href={`${href}&${query}`} download className={buttonStyles()}>
      {children}
    </a>
  );
}

interface DownloadProps {
  ask: Record<string, string>;
  children: string;
}

function Plan({ href, lines, match, doubts }: Omit<ResubmitDialogProps, 'whole'>) {
  const plan = useMemo(() => planResubmit(lines, match, doubts), [lines, match, doubts]);
  const reasons = leftOutReasons.flatMap((reason) => {
    const count = plan.leftOut.filter((one) => one.reason === reason).length;
    return count === 0 ? [] : [{ reason, count }];
  });
  return (
    <div className="flex flex-col gap-4 text-sm">
      {match.currency !== null || match.text.trim() !== '' ? (
        <p className="text-muted">Of the failed lines that the table’s currency and search leave.</p>
      ) : null}
      <ul className="flex flex-col gap-1" aria-label="To be submitted again">
        {resubmitTotals(plan.lines).map(({ currency, chain, lines: count, amount }) => (
          <li key={`${currency}:${chain}`} className="flex items-baseline justify-between gap-4">
            <span>
              {linesWords(count)} <span className="text-muted text-xs">{chain}</span>
            </span>
            <Money amount={amount} currency={currency} className="font-mono text-[0.95em]" />
          </li>
        ))}
        {plan.lines.length === 0 && <li>No failed line is ready to be submitted again.</li>}
      </ul>
      {reasons.length > 0 && (
        <Banner kind="warning" title={`${linesWords(plan.leftOut.length)} left out, listed apart`}>
          <ul className="flex flex-col gap-1">
            {reasons.map(({ reason, count }) => (
              <li key={reason}>
                {grouped.format(count)}: {leftOutWords[reason]}
              </li>
            ))}
          </ul>
        </Banner>
      )}
      <Banner kind="info" title="A new merchant_withdraw_id may be needed">
        {newIdNote}
      </Banner>
      <div className="flex flex-wrap justify-end gap-2">
        {plan.leftOut.length > 0 && (
          <Download href={href} match={match} ask={{ format: 'csv', part: 'left_out' }}>
            Left out, CSV
          </Download>
        )}
        <Download href={href} match={match} ask={{ format: 'json' }}>
          JSON
        </Download>
        <Download href={href} match={match} ask={{ format: 'csv' }}>
          CSV
        </Download>
      </div>
    </div>
  );
}

/** The failed lines as a file to submit them again from: how many, how much, what is left out and why. */
export function ResubmitDialog({ whole, ...asked }: ResubmitDialogProps) {
  const [open, setOpen] = useState(false);
  return (
    <Dialog open={open} onOpenChange={setOpen}>
      <DialogTrigger asChild>
        <Button size="sm" aria-disabled={!whole} title={whole ? undefined : 'Once all lines are loaded'}>
          Re-submit list
        </Button>
      </DialogTrigger>
      <DialogContent
        title="Failed lines to submit again"
        description="A file of the lines that failed for good, in the words of the provider’s withdraw request. Nothing is sent; the download is audited."
      >
        {open && <Plan {...asked} />}
      </DialogContent>
    </Dialog>
  );
}
