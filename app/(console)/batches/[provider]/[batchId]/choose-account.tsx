import { batchHref } from '@/components/batch/batch-href';
import { BatchStatus } from '@/components/batch/record-status';
import { MonoId } from '@/components/domain/mono-id';
import { ProviderMark } from '@/components/domain/provider-mark';
import { Time } from '@/components/domain/time';
import { Link } from '@/components/ui/link';
import { PageHeader } from '@/components/ui/page-header';
import type { BatchSummary } from '@/lib/ledger/types';

/** Several accounts know a batch of this id: which one is meant. */
export function ChooseAccount({ batches }: { batches: readonly BatchSummary[] }) {
  return (
    <>
      <PageHeader
        title="Which account?"
        description="Several accounts of the provider have a batch of this id. They are different batches."
      />
      <ul className="mx-4 divide-y rounded-lg border md:mx-6">
        {batches.map((batch) => {
          const { provider, account, batchId } = batch;
          const href =
            `/batches/${encodeURIComponent(provider)}/${encodeURIComponent(batchId)}?account=${encodeURIComponent(account)}` as const;
          return (
            <li key={batch.id} className="flex flex-wrap items-center gap-x-4 gap-y-1 px-4 py-2 text-sm">
              <Link href={href} className="font-medium underline underline-offset-2">
                {account}
              </Link>
              <ProviderMark provider={provider} />
              <MonoId value={batchId} href={batchHref(batch)} copy="batch id" />
              <BatchStatus batch={batch} />
              <Time at={batch.openedAt} className="ml-auto text-muted" />
            </li>
          );
        })}
      </ul>
    </>
  );
}
