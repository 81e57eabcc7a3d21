import { BatchFiles } from '@/app/(console)/exports/batch-files';
import { ProbesOfRecord } from '@/app/(console)/probes/probes-of-record';
import { balanceTotals } from '@/components/batch/batch-balance';
import { type BatchCallback, type BatchCallbackPages, BatchCallbacks } from '@/components/batch/batch-callbacks';
import { BatchFacts } from '@/components/batch/batch-facts';
import { frontModel } from '@/components/batch/batch-lanes';
import { BatchLines } from '@/components/batch/batch-lines';
import { ConflictBanner } from '@/components/batch/conflict-banner';
import { findConflicts } from '@/components/batch/find-conflicts';
import { HeaderFields } from '@/components/batch/header-fields';
import { OutcomeCard } from '@/components/batch/outcome-card';
import { BatchStatus } from '@/components/batch/record-status';
import { ChainMapProvider } from '@/components/domain/chain-value';
import { OutcomeBadge } from '@/components/domain/outcome-badge';
import { ProviderMark, providerLabel } from '@/components/domain/provider-mark';
import { IssuesOfRecord } from '@/components/issue/issues-of-record';
import { CopyButton } from '@/components/ui/copy-button';
import { Link } from '@/components/ui/link';
import { PageHeader } from '@/components/ui/page-header';
import type { ResubmitDoubts } from '@/lib/exports/resubmit/decide-doubts';
import type { ChainMap } from '@/lib/ledger/chains/types';
import type { BatchFront } from '@/lib/ledger/types';

/** What stands under the batch's own address. */
function hrefOf({ provider, account, batchId }: BatchFront, part: 'lines' | 'resubmit'): string {
  return `/batches/${encodeURIComponent(provider)}/${encodeURIComponent(batchId)}/${part}?account=${encodeURIComponent(account)}`;
}

interface BatchViewProps {
  batch: BatchFront;
  callbacks: readonly BatchCallback[];
  callbackPages: BatchCallbackPages;
  /** The chains in force; none where they could not be read: hashes are plain text then. */
  chainMap: ChainMap;
  /** What speaks against paying its failed lines again. */
  doubts: ResubmitDoubts;
  mayExport: boolean;
  now: Date;
}

/** A batch from its outcome down to each of its callbacks. */
export function BatchView({ batch, callbacks, callbackPages, chainMap, doubts, mayExport, now }: BatchViewProps) {
  const model = frontModel(batch, now.getTime());
  const conflicts = findConflicts(batch);
  const conflicted = batch.conflicted || batch.sums.some((sum) => sum.conflicted);
  const whole = model.lineTotal <= batch.first.length;
  const query = new URLSearchParams({ provider: batch.provider, account: batch.account, q: batch.batchId });
  return (
    <>
      <PageHeader
        breadcrumb={
          <nav aria-label="Where this is" className="flex items-center gap-1.5">
            <Link href="/batches" className="underline-offset-2 hover:underline">
              Batches
            </Link>
            <span aria-hidden>/</span>
            <ProviderMark provider={batch.provider} account={batch.account} />
          </nav>
        }
        title={
          <span className="flex items-start gap-1">
            <span className="min-w-0 break-all font-mono text-lg">
              <span className="sr-only">Batch </span>
              {batch.batchId}
            </span>
            <CopyButton text={batch.batchId} label="Copy batch id" />
          </span>
        }
        beside={
          <>
            <BatchStatus batch={batch} />
            <OutcomeBadge outcome={batch.outcome} plain />
          </>
        }
        actions={<BatchFiles batch={batch} />}
      />
      <div className="flex flex-col gap-4 px-4 pb-8 md:px-6">
        <BatchFacts batch={batch} />
        <IssuesOfRecord recordKey={`batch:${batch.id}`} />
        {conflicted && <ConflictBanner conflicts={conflicts} provider={providerLabel(batch.provider)} />}
        <OutcomeCard
          counts={{ lineCount: batch.lineCount, doneCount: batch.doneCount, failedCount: batch.failedCount }}
          rows={balanceTotals(batch.totals, batch.sums)}
        />
        <ChainMapProvider chainMap={chainMap}>
          <BatchLines
            total={model.lineTotal}
            first={{
              suborders: batch.first,
              model,
              restHref: whole ? null : hrefOf(batch, 'lines'),
            }}
            resubmit={
              mayExport && batch.failedCount > 0
                ? { href: hrefOf(batch, 'resubmit'), doubts: { ...doubts, conflicted: batch.conflicted } }
                : null
            }
          />
        </ChainMapProvider>
        <BatchCallbacks callbacks={callbacks} allHref={`/callbacks?${query}`} pages={callbackPages} />
        <ProbesOfRecord subject={`batch:${batch.id}`} />
        <HeaderFields detail={batch.detail} />
      </div>
    </>
  );
}
