'use client';

import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type ReactNode, useCallback, useEffect, useId, useRef, useState } from 'react';
import type { ChainMap } from '@/lib/ledger/chains/types';
import { type LineExplorer, lineExplorer } from './line-explorer';
import { type Coverage, isCovered } from './payload-coverage';
import type { PayloadLine } from './payload-lines';
import { PayloadRow } from './payload-row';
import { treeMove } from './tree-keys';
import type { PayloadTreeState } from './use-payload-tree';

/** Up to here every line is in the page (found by the browser's own search, read without scripts); above, what is in sight. */
const plainLinesMax = 400;
const lineHeightPx = 24;

interface PayloadLinesViewProps {
  tree: PayloadTreeState;
  coverage: Coverage;
  chainMap: ChainMap;
}

/** The lines of a payload tree: a tree widget with one tab stop, its keys, and windowing for payloads of thousands of lines. */
export function PayloadLinesView({ tree, coverage, chainMap }: PayloadLinesViewProps) {
  const { visible, folded, active } = tree;
  const treeId = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const [mounted, setMounted] = useState(false);
  useEffect(() => setMounted(true), []);
  const windowed = visible.length > plainLinesMax;

  const virtualizer = useVirtualizer({
    count: windowed ? visible.length : 0,
    getScrollElement: () => scroller.current,
    estimateSize: () => lineHeightPx,
    overscan: 20,
    getItemKey: (at) => visible[at]?.index ?? at,
  });

  const activeAt = visible.findIndex((line) => line.index === active);
  const rowId = (index: number) => `${treeId}-${index}`;
  const moved = useRef(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a move of the active line scrolls, never a change of layout
  useEffect(() => {
    // Not on arrival: the page would jump to its payload.
    if (!moved.current) {
      moved.current = true;
      return;
    }
    if (activeAt < 0) return;
    if (windowed) virtualizer.scrollToIndex(activeAt, { align: 'auto' });
    else document.getElementById(rowId(active))?.scrollIntoView({ block: 'nearest' });
  }, [active, tree.query]);

  const explorers = useRef(new WeakMap<PayloadLine, LineExplorer | null>());
  const explorerOf = (line: PayloadLine): LineExplorer | null => {
    const known = explorers.current.get(line);
    if (known !== undefined) return known;
    const found = lineExplorer(tree.lines, line, chainMap);
    explorers.current.set(line, found);
    return found;
  };
  // One function for good, so that a key draws the two lines anew that it changes and not all in sight.
  const latest = useRef(tree);
  useEffect(() => {
    latest.current = tree;
  });
  const toggle = useCallback((index: number) => {
    const { folded: now, open, fold } = latest.current;
    if (now.has(index)) open(index);
    else fold(index);
  }, []);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const move = treeMove(event.key, visible, active, folded);
    if (!move) return;
    event.preventDefault();
    if (move.kind === 'go') tree.setActive(move.to);
    else if (move.kind === 'fold') tree.fold(move.line);
    else tree.open(move.line);
  };
  const row = (line: PayloadLine): ReactNode => (
    <PayloadRow
      key={line.index}
      id={rowId(line.index)}
      line={line}
      explorer={explorerOf(line)}
      folded={folded.has(line.index)}
      active={line.index === active}
      covered={coverage === 'nothing' || line.size > 0 || isCovered(line, coverage)}
      query={tree.query}
      onActivate={tree.setActive}
      onToggle={toggle}
    />
  );

  return (
    <div
      ref={scroller}
      role="tree"
      aria-label="Payload"
      tabIndex={0}
      aria-activedescendant={activeAt >= 0 ? rowId(active) : undefined}
      onKeyDown={onKeyDown}
      className="max-h-[70dvh] overflow-auto py-1 font-mono text-sm leading-5 -outline-offset-2"
    >
      {!windowed && visible.map(row)}
      {windowed && !mounted && visible.slice(0, plainLinesMax).map(row)}
      {windowed && mounted && (
        <div role="presentation" className="relative w-full" style={{ height: virtualizer.getTotalSize() }}>
          {virtualizer.getVirtualItems().map((item) => {
            const line = visible[item.index];
            return (
              line && (
                <div
                  key={item.key}
                  role="presentation"
                  data-index={item.index}
                  ref={virtualizer.measureElement}
                  className="absolute top-0 left-0 w-full"
                  style={{ transform: `translateY(${item.start}px)` }}
                >
                  {row(line)}
                </div>
              )
            );
          })}
        </div>
      )}
    </div>
  );
}
