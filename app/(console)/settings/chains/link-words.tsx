import { CircleCheckIcon, ExternalLinkIcon, TriangleAlertIcon } from 'lucide-react';
import type { ExplorerLinkResult } from '@/lib/ledger/chains/explorer-link';
import type { ChainValueKind } from '@/lib/ledger/chains/types';

/** What the map makes of a value that somebody tries: the link in full, or why there is none. */
export function LinkWords({ kind, result }: { kind: ChainValueKind; result: ExplorerLinkResult }) {
  switch (result.link) {
    case 'explorer':
      return (
        <span className="flex min-w-0 items-start gap-1.5">
          <CircleCheckIcon aria-hidden className="mt-0.5 size-4 shrink-0 text-green-ink" />
          <span className="min-w-0">
            As {kind} on {result.chainName}:{' '}
            <a
              href={result.href}
              target="_blank"
              rel="noopener noreferrer"
              title={`Open in ${result.explorer}, in a new tab`}
              className="break-all font-mono text-xs underline underline-offset-2"
            >
              {result.href}
              <ExternalLinkIcon aria-hidden className="ml-1 inline size-3" />
            </a>
          </span>
        </span>
      );
    case 'not_of_form':
      return (
        <span className="flex items-start gap-1.5 text-amber-ink">
          <TriangleAlertIcon aria-hidden className="mt-0.5 size-4 shrink-0" />
          Not the form of a {result.chainId} {kind}: that is {result.words}.
        </span>
      );
    case 'unknown_chain':
      return <span className="text-muted">The map has no such chain in force: plain text, nothing is checked.</span>;
    case 'no_explorer':
      return (
        <span className="text-muted">
          Of the form of the chain’s {kind === 'hash' ? 'hashes' : 'addresses'}; no explorer is set for it.
        </span>
      );
  }
}
