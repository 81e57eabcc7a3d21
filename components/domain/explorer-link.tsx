import { ExternalLinkIcon, TriangleAlertIcon } from 'lucide-react';
import { Icon } from '@/components/ui/icon';
import { explorerLink } from '@/lib/ledger/chains/explorer-link';
import type { ChainMap, ChainValueKind } from '@/lib/ledger/chains/types';
import { IdText } from './id-text';

interface ExplorerLinkProps {
  chainMap: ChainMap;
  /** The provider's spelling. */
  chain: string | null;
  kind: ChainValueKind;
  value: string | null;
  /** For the copy button and the link, where "hash" or "address" is not enough: "to address". */
  what?: string;
  /** The hash should be there, for the movement is said to be done (`lib/ledger/chains/lacks-hash`). */
  missing?: boolean;
  whole?: boolean;
  steady?: boolean;
}

/**
 * A hash or address that its chain's explorer shows one click away. What is not of its chain's form is not linked and says so;
 * on a chain that the map does not know it is plain text.
 */
export function ExplorerLink({ chainMap, chain, kind, value, what = kind, missing, whole, steady }: ExplorerLinkProps) {
  if (value === null || value === '') {
    if (!missing) return <span className="text-faint">—</span>;
    return (
      <span className="font-medium text-amber-ink" title="It is said to be done, and no hash proves it on its chain.">
        done without a {kind}
      </span>
    );
  }
  const result = explorerLink(chainMap, chain, kind, value);
  return (
    <IdText value={value} what={what} whole={whole} steady={steady}>
      {result.link === 'explorer' && (
        <a
          href={result.href}
          target="_blank"
          rel="noopener noreferrer"
          title={`Open in ${result.explorer} (${result.chainName})`}
          aria-label={`Open ${what} ${value} in ${result.explorer}, in a new tab`}
          className="act"
        >
          <Icon of={ExternalLinkIcon} />
        </a>
      )}
      {result.link === 'not_of_form' && (
        <span
          className="inline-flex shrink-0 items-center gap-1 text-amber-ink text-xs"
          title={`Not the form of a ${result.chainId} ${kind}: that is ${result.words}.`}
        >
          <Icon of={TriangleAlertIcon} className="size-3.5" />
          <span className={whole ? '' : 'sr-only'}>
            not the form of a {result.chainId} {kind}
          </span>
        </span>
      )}
    </IdText>
  );
}
