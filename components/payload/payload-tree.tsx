'use client';

import { Button } from '@/components/ui/button';
import { CopyButton } from '@/components/ui/copy-button';
import type { ChainMap } from '@/lib/ledger/chains/types';
import { writeExactJson } from '@/lib/providers/exact-json';
import type { MaskedField } from '@/lib/providers/masked-fields';
import { lineExplorer } from './line-explorer';
import type { Coverage } from './payload-coverage';
import { PayloadLineDetails } from './payload-line-details';
import { linesMax } from './payload-lines';
import { PayloadLinesView } from './payload-lines-view';
import { PayloadSearch } from './payload-search-field';
import { usePayloadTree } from './use-payload-tree';

interface PayloadTreeProps {
  /** JSON with every digit and with what is sensitive already masked: whatever stands in it reaches the browser. */
  text: string;
  masked: readonly MaskedField[];
  coverage: Coverage;
  chainMap: ChainMap;
}

/**
 * A payload as a tree: folding, search, copy of value and path. Hashes and addresses lead to their
 * explorer, times are written by the reader's clock.
 */
export function PayloadTree({ text, masked, coverage, chainMap }: PayloadTreeProps) {
  const tree = usePayloadTree(text, masked);
  return (
    <div className="overflow-clip rounded-md border">
      <div className="flex flex-wrap items-center gap-2 border-b px-2 py-1.5">
        <PayloadSearch tree={tree} />
        <div className="ml-auto flex gap-1">
          <Button size="sm" variant="ghost" onClick={tree.openAll}>
            Open all
          </Button>
          <Button size="sm" variant="ghost" onClick={tree.foldAll}>
            Fold all
          </Button>
          {tree.lines[0] && (
            <CopyButton text={() => writeExactJson(tree.lines[0]?.value ?? null, 2)} label="Copy payload" labelled />
          )}
        </div>
      </div>
      {tree.lines.length === linesMax && (
        <p className="border-b px-3 py-1.5 text-muted text-sm">
          The first {new Intl.NumberFormat('en').format(linesMax)} lines; the raw view has all of it.
        </p>
      )}
      <PayloadLinesView tree={tree} coverage={coverage} chainMap={chainMap} />
      {tree.activeLine && (
        <PayloadLineDetails line={tree.activeLine} explorer={lineExplorer(tree.lines, tree.activeLine, chainMap)} />
      )}
    </div>
  );
}
