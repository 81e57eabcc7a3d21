import { ExplorerLink } from '@/components/domain/explorer-link';
import { IdText } from '@/components/domain/id-text';
import { type KeyValue, KeyValues } from '@/components/domain/key-values';
import { Time } from '@/components/domain/time';
import { durationWords } from '@/components/timeline/describe-event';
import { Badge } from '@/components/ui/badge';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import type { ChainMap } from '@/lib/ledger/chains/types';
import type { TransferDetails } from '@/lib/ledger/types';

interface TransferFactsProps {
  transfer: TransferDetails;
  chainMap: ChainMap;
}

function onChain({ transfer, chainMap }: TransferFactsProps): KeyValue[] {
  const { chain, txHash, fromAddress, toAddress, duplicateHash } = transfer;
  // A payment by card or bank has none of the three, and needs no rows that say so.
  if (!chain && !txHash && !fromAddress && !toAddress) return [];
  const link = { chainMap, chain, whole: true, steady: true };
  return [
    {
      label: 'Transaction hash',
      value: (
        <span className="flex flex-wrap items-center gap-x-3">
          <ExplorerLink {...link} kind="hash" value={txHash} what="transaction hash" />
          {duplicateHash && <Badge tone="amber">another transfer names the same hash</Badge>}
        </span>
      ),
    },
    { label: 'From', value: <ExplorerLink {...link} kind="address" value={fromAddress} what="from address" /> },
    { label: 'To', value: <ExplorerLink {...link} kind="address" value={toAddress} what="to address" /> },
  ];
}

function Settled({ openedAt, settledAt }: Pick<TransferDetails, 'openedAt' | 'settledAt'>) {
  if (settledAt === null) return <span className="text-muted">not yet</span>;
  return (
    <>
      <Time at={settledAt} show="exact" />
      <span className="text-muted"> · took {durationWords(Date.parse(settledAt) - Date.parse(openedAt))}</span>
    </>
  );
}

/** What is known of the transfer, then the fields that have no place of their own, as the provider sent them. */
export function TransferFacts({ transfer, chainMap }: TransferFactsProps) {
  const { account, merchantReference, openedAt, settledAt, detail } = transfer;
  const fields = Object.entries(detail);
  return (
    <Card>
      <CardHeader title="Facts" />
      <CardBody
        className={fields.length === 0 ? '' : 'grid gap-x-10 gap-y-4 xl:grid-cols-[minmax(0,2fr)_minmax(0,1fr)]'}
      >
        <KeyValues
          items={[
            {
              label: 'Merchant reference',
              value: <IdText value={merchantReference} what="merchant reference" whole steady />,
            },
            ...onChain({ transfer, chainMap }),
            { label: 'Account', value: account },
            { label: 'Opened', value: <Time at={openedAt} show="exact" /> },
            { label: 'Settled', value: <Settled openedAt={openedAt} settledAt={settledAt} /> },
          ]}
        />
        {fields.length > 0 && (
          <details open={fields.length <= 8} className="min-w-0 max-xl:border-t max-xl:pt-3">
            <summary className="text-muted text-sm">
              {fields.length} further {fields.length === 1 ? 'field' : 'fields'} as sent
            </summary>
            <KeyValues
              className="mt-2"
              items={fields.map(([label, text]) => ({
                label,
                value:
                  text === '' ? (
                    <span className="text-faint">empty</span>
                  ) : (
                    <span className="break-all font-mono text-xs">{text}</span>
                  ),
              }))}
            />
          </details>
        )}
      </CardBody>
    </Card>
  );
}
