'use client';

import { Button } from '@/components/ui/button';
import type { Coverage } from './payload-coverage';
import { PayloadLineDetails } from './payload-line-details';
import { PayloadLinesView } from './payload-lines-view';
import { PayloadSearch } from './payload-search-field';
import { usePayloadTree } from './use-payload-tree';

/**
 * A payload as a tree: folding, search, copy of value and path. `text` is its JSON with every digit and with what is
 * sensitive already masked: whatever stands in it reaches the browser.
 */
export function PayloadTree({ text, coverage }: { text: string; coverage: Coverage }) {
  const tree = usePayloadTree(text);
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
        </div>
      </div>
      <PayloadLinesView tree={tree} coverage={coverage} />
      {tree.activeLine && <PayloadLineDetails line={tree.activeLine} />}
    </div>
  );
}
