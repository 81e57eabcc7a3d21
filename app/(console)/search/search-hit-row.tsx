import { Money } from '@/components/domain/money';
import { ProviderMark } from '@/components/domain/provider-mark';
import { ProviderStatusBadge } from '@/components/domain/provider-status-badge';
import { StatusBadge } from '@/components/domain/status-badge';
import { Time } from '@/components/domain/time';
import { hitHref } from '@/components/search/hit-href';
import { HitWhy } from '@/components/search/hit-why';
import { hitName, hitStatus } from '@/components/search/kind-words';
import { Badge } from '@/components/ui/badge';
import { Link } from '@/components/ui/link';
import { callbackStatuses } from '@/lib/intake/types';
import type { SearchHit } from '@/lib/search/types';

function Status({ hit }: { hit: SearchHit }) {
  const known = callbackStatuses.find((one) => one === hit.status);
  if (hit.kind === 'callback' && known) return <StatusBadge status={known} />;
  if (hit.kind === 'rejected') return <Badge tone="red">{hitStatus(hit)}</Badge>;
  return <ProviderStatusBadge status={hit.status} outcome={hit.outcome} />;
}

/** One thing that was found: what it is, where it stands, and why it is here. */
export function SearchHitRow({ hit, searched }: { hit: SearchHit; searched: string }) {
  const { provider, account, amount, currency, at, kind, batchId } = hit;
  return (
    <li className="relative flex flex-col gap-1 border-b px-4 py-2 last:border-b-0 focus-within:bg-hover hover:bg-hover">
      <div className="flex min-w-0 flex-wrap items-center gap-x-3 gap-y-1 text-sm">
        <Link
          href={hitHref(hit)}
          className="min-w-0 max-w-full truncate rounded-sm font-mono underline-offset-2 after:absolute after:inset-0 hover:underline"
          title={hitName(hit)}
        >
          {hitName(hit)}
        </Link>
        <Status hit={hit} />
        <ProviderMark provider={provider} account={account} />
        {kind === 'suborder' && batchId !== null && (
          <span className="min-w-0 truncate text-muted text-xs">in batch {batchId}</span>
        )}
        <span className="ml-auto flex min-w-0 items-center gap-3">
          {amount !== null && (
            <span className="min-w-0 font-mono">
              <Money amount={amount} currency={currency} />
            </span>
          )}
          <Time at={at} className="text-muted text-xs" />
        </span>
      </div>
      <HitWhy hit={hit} searched={searched} />
    </li>
  );
}
