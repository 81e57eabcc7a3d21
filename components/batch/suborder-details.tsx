import { type KeyValue, KeyValues } from '@/components/domain/key-values';
import { Time } from '@/components/domain/time';
import type { SuborderView } from '@/lib/ledger/types';
import { currencyKey } from './filter-lines';
import { LineDone, LineFee } from './line-check';

/** Empty text is something the provider sent: it is not the same as nothing. */
function sent(text: string | null) {
  if (text === null) return <span className="text-faint">not sent</span>;
  if (text === '') return <span className="text-faint">empty</span>;
  return <span className="break-all font-mono text-xs">{text}</span>;
}

/** Everything known of one line, the fields nobody explains as they were sent. */
export function SuborderDetails({ line }: { line: SuborderView }) {
  const items: KeyValue[] = [
    { label: 'Merchant withdraw ID', value: sent(line.merchantWithdrawId) },
    { label: 'Sub-order ID', value: sent(line.suborderId) },
    { label: 'Currency · chain', value: currencyKey(line) },
    { label: 'Amount', value: sent(line.amount) },
    { label: 'Sub-order amount', value: sent(line.subAmount) },
    { label: 'Fee', value: <LineFee line={line} /> },
    { label: 'Done amount', value: <LineDone line={line} /> },
    { label: 'From address', value: sent(line.fromAddress) },
    { label: 'To address', value: sent(line.address) },
    { label: 'Transaction ID', value: sent(line.txId) },
    { label: 'Memo', value: sent(line.memo) },
    { label: 'First news', value: <Time at={line.openedAt} show="exact" /> },
    { label: 'Finished, says the provider', value: <Time at={line.finishedAt} show="exact" /> },
    ...Object.entries(line.detail).map(([label, value]) => ({
      label: label,
      value: sent(value),
    })),
  ];
  return (
    <KeyValues items={items} className="gap-y-1 lg:grid-cols-[max-content_minmax(0,1fr)_max-content_minmax(0,1fr)]" />
  );
}
