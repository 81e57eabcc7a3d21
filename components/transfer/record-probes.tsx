import Link from 'next/link';
import { Time } from '@/components/domain/time';
import type { RecordProbe } from '@/lib/ledger/list-record-probes';

/** What the provider was asked about a record, and what became of it, newest first. */
export function RecordProbes({ probes }: { probes: readonly RecordProbe[] }) {
  if (probes.length === 0) return <p className="text-muted text-sm">The provider was not asked about it so far.</p>;
  return (
    <ol aria-label="Questions to the provider, newest first" className="divide-y rounded-lg border">
      {probes.map((probe) => (
        <li key={probe.id} className="flex flex-wrap items-baseline gap-x-3 gap-y-1 px-4 py-2 text-sm">
          <Time at={probe.createdAt} show="exact" className="text-muted" />
          <span className="font-medium">{probe.state}</span>
          <span>
            {probe.resource} <span className="break-all font-mono text-xs">{probe.resourceId}</span>
          </span>
          {probe.statusCode !== null && <span className="font-mono">{probe.statusCode}</span>}
          <span className="min-w-0 flex-1 basis-64 break-words text-muted">{probe.errorWords ?? probe.reason}</span>
          {probe.callbackId !== null && (
            <Link href={`/callbacks/${probe.callbackId}`} className="underline underline-offset-2">
              applied as callback {probe.callbackId}
            </Link>
          )}
        </li>
      ))}
    </ol>
  );
}
