import { ChevronRightIcon } from 'lucide-react';
import { Time } from '@/components/domain/time';
import { VerdictBadge } from '@/components/domain/verdict-badge';
import { HeaderList } from '@/components/request/header-list';
import { RequestFacts } from '@/components/request/request-facts';
import type { RequestDetails } from '@/lib/intake/types';

/** One arrival in a line that opens to all of it. */
export function RequestEntry({ request, open }: { request: RequestDetails; open: boolean }) {
  return (
    <details open={open} className="group">
      <summary className="flex min-h-10 list-none flex-wrap items-center gap-x-4 gap-y-1 px-3 py-2 text-sm hover:bg-hover [&::-webkit-details-marker]:hidden">
        <ChevronRightIcon aria-hidden className="size-4 shrink-0 text-faint group-open:rotate-90" />
        <Time at={request.receivedAt} show="exact" />
        <VerdictBadge verdict={request.verdict} />
        {request.verifiedAgainAt !== null && (
          <span className="text-muted">
            verified later by {request.verifiedBy} <Time at={request.verifiedAgainAt} />
          </span>
        )}
        <span className="font-mono text-muted text-xs">from {request.sourceAddress}</span>
        <span className="text-muted">
          answered <span className="font-mono">{request.answerStatus}</span>
        </span>
      </summary>
      <div className="flex flex-col gap-4 border-t px-4 py-4">
        <RequestFacts request={request} />
        <HeaderList headers={request.headers} />
      </div>
    </details>
  );
}
