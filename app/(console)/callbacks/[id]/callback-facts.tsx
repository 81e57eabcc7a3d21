import { ReferenceLink } from '@/app/(console)/callbacks/reference-link';
import type { KeyValue } from '@/components/domain/key-values';
import { Money } from '@/components/domain/money';
import { MonoId } from '@/components/domain/mono-id';
import { OutcomeBadge } from '@/components/domain/outcome-badge';
import { ProviderMark } from '@/components/domain/provider-mark';
import { ProviderStatusBadge } from '@/components/domain/provider-status-badge';
import { Time } from '@/components/domain/time';
import { durationWords } from '@/components/timeline/describe-event';
import { findTransferHref } from '@/components/transfer/transfer-href';
import { CopyButton } from '@/components/ui/copy-button';
import type { ApplyState, CallbackDetails } from '@/lib/intake/types';
import { lagWords, verificationWords } from './verification-words';

const applyWords: Record<ApplyState, (callback: CallbackDetails) => string> = {
  pending: () => 'Waiting to be applied to its transfer or batch',
  applied: ({ appliedAt, receivedAt }) =>
    appliedAt === null
      ? 'Applied'
      : `Applied ${durationWords(Date.parse(appliedAt) - Date.parse(receivedAt))} after it arrived`,
  failed: ({ applyError }) => `Could not be applied: ${applyError ?? 'no reason was kept'}`,
};

function Aside({ children }: { children: string | null }) {
  return children && <span className="text-muted"> · {children}</span>;
}

/** All that is known of a callback beside its payload, in the order in which one asks. */
export function callbackFacts(callback: CallbackDetails): KeyValue[] {
  const { receivedAt, occurredAt, attempts, batchId, transferId } = callback;
  return [
    { label: 'Received', value: <Time at={receivedAt} show="exact" /> },
    {
      label: 'Provider time',
      value:
        occurredAt === null ? (
          <span className="text-muted">The provider does not say when</span>
        ) : (
          <>
            <Time at={occurredAt} show="exact" />
            <Aside>{lagWords(occurredAt, receivedAt)}</Aside>
          </>
        ),
    },
    {
      label: 'Account and channel',
      value: (
        <span className="flex flex-wrap items-center gap-x-2">
          <ProviderMark provider={callback.provider} />
          <span className="text-muted">
            account {callback.account} · channel {callback.channel}
          </span>
        </span>
      ),
    },
    { label: 'Verification', value: verificationWords(callback.verification) },
    {
      label: 'What it says',
      value: (
        <span className="flex flex-wrap items-center gap-2">
          <ProviderStatusBadge status={callback.providerStatus} outcome={callback.outcome} />
          <OutcomeBadge outcome={callback.outcome} plain />
          {callback.amount !== null && (
            <Money amount={callback.amount} currency={callback.currency} className="font-mono text-[0.95em]" />
          )}
        </span>
      ),
    },
    { label: 'Applied', value: applyWords[callback.applyState](callback) },
    {
      label: 'Attempts',
      value: (
        <>
          {attempts}
          {attempts === 0 && <Aside>no destination has been sent it</Aside>}
          {callback.lastAttemptAt !== null && (
            <span className="text-muted">
              {' '}
              · last <Time at={callback.lastAttemptAt} />
            </span>
          )}
          {callback.nextAttemptAt !== null && (
            <span className="text-muted">
              {' '}
              · again <Time at={callback.nextAttemptAt} />
            </span>
          )}
        </>
      ),
    },
    ...(batchId === null
      ? []
      : [{ label: 'Batch', value: <ReferenceLink callback={callback} copy className="max-w-full" /> }]),
    ...(transferId === null
      ? []
      : [
          {
            label: 'Transfer',
            value: (
              <MonoId
                value={transferId}
                href={findTransferHref({ ...callback, transferId })}
                copy="transfer id"
                className="max-w-full"
              />
            ),
          },
        ]),
    {
      label: 'URL',
      value: (
        <span className="flex items-start gap-1">
          <span className="min-w-0 break-all font-mono text-[0.95em]">{callback.url}</span>
          <CopyButton text={callback.url} label="Copy URL" className="-my-0.5" />
        </span>
      ),
    },
  ];
}
