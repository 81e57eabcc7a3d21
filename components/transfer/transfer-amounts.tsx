import type { ReactNode } from 'react';
import { Money } from '@/components/domain/money';
import { Card } from '@/components/ui/card';
import type { TransferDetails } from '@/lib/ledger/types';
import { type DifferenceMeaning, differenceMeaning } from './difference-words';

const meanings: Record<DifferenceMeaning, { words: string; className: string }> = {
  none: { words: 'as asked ✓', className: 'text-green-ink' },
  over: { words: 'more than asked', className: 'text-amber-ink' },
  under: { words: 'less than asked', className: 'text-red-ink' },
  fee: { words: 'exactly the fee', className: 'text-muted' },
};

function Figure({ label, children, note }: { label: string; children: ReactNode; note?: ReactNode }) {
  return (
    <div className="min-w-0 px-4 py-3">
      <dt className="text-faint text-xs">{label}</dt>
      <dd className="mt-0.5 min-w-0">
        <span className="block min-w-0 break-all">{children}</span>
        {note && <span className="block text-xs">{note}</span>}
      </dd>
    </div>
  );
}

function Difference({ transfer: { difference, fee, currency } }: { transfer: TransferDetails }) {
  if (difference === null) return <Figure label="Difference">—</Figure>;
  const { words, className } = meanings[differenceMeaning(difference, fee)];
  const signed = difference.startsWith('-') ? `−${difference.slice(1)}` : difference;
  return (
    <Figure label="Difference" note={<span className={className}>{words}</span>}>
      <Money amount={signed} currency={currency} className="font-mono text-base" />
    </Figure>
  );
}

/** What was asked for, what came or went, what it cost, and the difference: exact, in the one currency of the transfer. */
export function TransferAmounts({ transfer }: { transfer: TransferDetails }) {
  const { requestedAmount, actualAmount, fee, currency, chain } = transfer;
  const money = (amount: string | null) => (
    <Money amount={amount} currency={currency} className="font-mono text-base" />
  );
  return (
    <Card aria-label="Amounts">
      <dl className="grid grid-cols-2 md:grid-cols-[repeat(5,minmax(0,auto))] md:justify-start md:gap-x-6">
        <Figure label="Requested">{money(requestedAmount)}</Figure>
        <Figure label="Actual">{money(actualAmount)}</Figure>
        <Figure label="Fee">{money(fee)}</Figure>
        <Difference transfer={transfer} />
        <Figure label="Currency and chain">
          {currency || <span className="text-faint">no currency named</span>}
          {chain !== null && chain !== '' && <span className="text-muted"> on {chain}</span>}
        </Figure>
      </dl>
    </Card>
  );
}
