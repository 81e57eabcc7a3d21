import { CheckIcon, XIcon } from 'lucide-react';
import { Money } from '@/components/domain/money';
import type { SuborderView } from '@/lib/ledger/types';
import { checkLine, feeTypeWords } from './check-line';

/** The check of one line as text: the sum, and whether it holds. */
export function LineCheckText({ line }: { line: SuborderView }) {
  const check = checkLine(line);
  switch (check.verdict) {
    case 'adds_up':
      return (
        <span className="flex min-w-0 items-center gap-1 text-muted" title={check.words}>
          <CheckIcon aria-label="adds up:" className="size-3.5 shrink-0 text-green-ink" />
          <span className="min-w-0 md:truncate">{check.words}</span>
        </span>
      );
    case 'differs':
      return (
        <span
          className="flex min-w-0 items-center gap-1 font-medium text-red-ink"
          title={`${check.words}, off by ${check.difference}`}
        >
          <XIcon aria-label="does not add up:" className="size-3.5 shrink-0" />
          <span className="min-w-0 md:truncate">
            {check.words}, off by {check.difference}
          </span>
        </span>
      );
    case 'not_paid':
      return <span className="font-medium text-red-ink">{check.words}</span>;
    case 'unchecked':
      return <span className="text-amber-ink">not checked: {check.words}</span>;
    case 'open':
      return <span className="text-faint">{check.words}</span>;
  }
}

/** A fee with where it is charged: `0.0499 inside`. */
export function LineFee({ line }: { line: SuborderView }) {
  const words = line.feeType === null ? null : (feeTypeWords[line.feeType] ?? `type ${line.feeType}`);
  return (
    <span className="flex min-w-0 items-baseline justify-end gap-1.5">
      <span className="min-w-0">
        <Money amount={line.fee} currency={null} />
      </span>
      {line.fee !== null && words !== null && (
        <span className="max-w-24 shrink-0 truncate text-faint text-xs" title={words}>
          {words}
        </span>
      )}
    </span>
  );
}

/** What was done. On a line that was not paid the figure is kept as sent, and struck through. */
export function LineDone({ line }: { line: SuborderView }) {
  if (line.doneAmount === null || !line.terminal || line.outcome === 'succeeded') {
    return <Money amount={line.doneAmount} currency={null} />;
  }
  return (
    <s className="block truncate text-faint" title={`${line.doneAmount} as sent; this line was not paid.`}>
      <span className="sr-only">not paid, sent as </span>
      {line.doneAmount}
    </s>
  );
}
