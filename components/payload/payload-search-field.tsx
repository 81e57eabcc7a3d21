'use client';

import { ChevronDown, ChevronUp, Search } from 'lucide-react';
import { cn } from '@/components/ui/cn';
import { fieldStyles } from '@/components/ui/input';
import type { PayloadTreeState } from './use-payload-tree';

const stepClass = 'grid size-7 place-items-center rounded-md text-faint hover:bg-hover disabled:opacity-40';

function hitWords(tree: PayloadTreeState): string {
  if (tree.query.trim() === '') return '';
  if (tree.hits.length === 0) return 'Not found';
  return tree.hitAt < 0 ? `${tree.hits.length} found` : `${tree.hitAt + 1} of ${tree.hits.length}`;
}

/** Search inside one payload; Enter goes to the next hit, Shift+Enter to the one before, Escape clears it. */
export function PayloadSearch({ tree }: { tree: PayloadTreeState }) {
  return (
    <search className="flex min-w-0 items-center gap-1">
      <label className="relative min-w-0">
        <span className="sr-only">Search in the payload</span>
        <Search aria-hidden className="pointer-events-none absolute top-1.5 left-2 size-4 text-faint" />
        <input
          type="text"
          value={tree.query}
          placeholder="Field, value or path"
          autoComplete="off"
          spellCheck={false}
          className={cn(fieldStyles, 'h-7 w-52 max-w-full pr-2 pl-7.5 text-sm')}
          onChange={(event) => tree.search(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter') {
              event.preventDefault();
              tree.step(event.shiftKey ? -1 : 1);
            }
            if (event.key === 'Escape') tree.search('');
          }}
        />
      </label>
      <button type="button" className={stepClass} disabled={tree.hits.length === 0} onClick={() => tree.step(-1)}>
        <ChevronUp aria-hidden className="size-4" />
        <span className="sr-only">Hit before</span>
      </button>
      <button type="button" className={stepClass} disabled={tree.hits.length === 0} onClick={() => tree.step(1)}>
        <ChevronDown aria-hidden className="size-4" />
        <span className="sr-only">Next hit</span>
      </button>
      <output className="whitespace-nowrap text-faint text-xs tabular-nums">{hitWords(tree)}</output>
    </search>
  );
}
