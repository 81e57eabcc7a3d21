import { EvidenceButton } from '@/app/(console)/exports/evidence-button';
import { ProbesOfRecord } from '@/app/(console)/probes/probes-of-record';
import { Age } from '@/components/domain/age';
import { OutcomeBadge } from '@/components/domain/outcome-badge';
import { ProviderMark } from '@/components/domain/provider-mark';
import { ProviderStatusBadge } from '@/components/domain/provider-status-badge';
import { IssuesOfRecord } from '@/components/issue/issues-of-record';
import { layoutTimeline } from '@/components/timeline/layout-timeline';
import { askedAnchor } from '@/components/transfer/lane-notes';
import { TransferAmounts } from '@/components/transfer/transfer-amounts';
import { TransferConflict } from '@/components/transfer/transfer-conflict';
import { TransferFacts } from '@/components/transfer/transfer-facts';
import { transferKindLabels } from '@/components/transfer/transfer-kinds';
import { transferLanes } from '@/components/transfer/transfer-lanes';
import { TransferTimeline } from '@/components/transfer/transfer-timeline';
import { CopyButton } from '@/components/ui/copy-button';
import { Link } from '@/components/ui/link';
import { PageHeader } from '@/components/ui/page-header';
import type { LoadedTransfer } from './load-transfer';
import { TransferParts } from './transfer-parts';

function breadcrumb({ provider, account }: LoadedTransfer['transfer']) {
  return (
    <nav aria-label="Where this is" className="flex items-center gap-1.5">
      <Link href="/transfers" className="underline-offset-2 hover:underline">
        Transfers
      </Link>
      <span aria-hidden>/</span>
      <ProviderMark provider={provider} account={account} />
    </nav>
  );
}

/** A transfer from what it came to down to each of its callbacks. */
export function TransferView({ now, ...loaded }: LoadedTransfer & { now: Date }) {
  const { transfer, history, chainMap } = loaded;
  const { kind, transferId, status, outcome, conflicted, stateSince } = transfer;
  const model = layoutTimeline(transferLanes(transfer, history, now.getTime()));
  return (
    <>
      <PageHeader
        breadcrumb={breadcrumb(transfer)}
        title={
          <span className="flex items-start gap-1">
            <span className="min-w-0 break-all font-mono text-lg">
              <span className="sr-only">{transferKindLabels[kind]} </span>
              {transferId}
            </span>
            <CopyButton text={transferId} label="Copy transfer id" />
          </span>
        }
        beside={
          <>
            <span className="text-muted text-sm">{transferKindLabels[kind]}</span>
            <ProviderStatusBadge status={status} outcome={outcome} conflicted={conflicted} />
            <OutcomeBadge outcome={outcome} plain />
            <span className="text-muted text-sm">
              for <Age since={stateSince} />
            </span>
          </>
        }
        actions={<EvidenceButton record={`transfer:${transfer.id}`} />}
      />
      <div className="flex flex-col gap-4 px-4 pb-8 md:px-6">
        <IssuesOfRecord recordKey={`transfer:${transfer.id}`} />
        {conflicted && <TransferConflict transfer={transfer} />}
        <TransferAmounts transfer={transfer} />
        <TransferFacts transfer={transfer} chainMap={chainMap} />
        <TransferTimeline model={model} />
        <TransferParts {...loaded} />
        <div id={askedAnchor}>
          <ProbesOfRecord subject={`transfer:${transfer.id}`} />
        </div>
      </div>
    </>
  );
}
