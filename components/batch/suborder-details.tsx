import { ChainValue } from '@/components/domain/chain-value';
import { type KeyValue, KeyValues } from '@/components/domain/key-values';
import { Time } from '@/components/domain/time';
import { lacksHash } from '@/lib/ledger/chains/lacks-hash';
import type { ChainValueKind } from '@/lib/ledger/chains/types';
import { currencyKey } from '@/lib/ledger/match-line';
import type { SuborderView } from '@/lib/ledger/types';
import { LineDone, LineFee } from './line-check';

/** Empty text is something the provider sent: it is not the same as nothing. */
function sent(text: string | null) {
  if (text === null) return <span className="text-faint">not sent</span>;
  if (text === '') return <span className="text-faint">empty</span>;
  return <span className="break-all font-mono text-xs">{text}</span>;
}

/** A hash or address in full, with its link. */
function onChain(line: SuborderView, kind: ChainValueKind, value: string | null, what: string) {
  if (value === null || value === '') return sent(value);
  return <ChainValue chain={line.chain} kind={kind} value={value} what={what} whole steady />;
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
    { label: 'From address', value: onChain(line, 'address', line.fromAddress, 'from address') },
    { label: 'To address', value: onChain(line, 'address', line.address, 'to address') },
    {
      label: 'Transaction hash',
      value: (
        <>
          {onChain(line, 'hash', line.txId, 'transaction hash')}
          {lacksHash({ ...line, hash: line.txId }) && (
            <span className="font-medium text-amber-ink"> done without a hash</span>
          )}
        </>
      ),
    },
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
