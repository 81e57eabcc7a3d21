'use client';

import { createContext, type ReactNode, use, useCallback, useMemo, useState } from 'react';
import { useKey } from '@/components/keyboard/keyboard-provider';
import { focusedRow } from '@/components/keyboard/rows';
import type { ReplayDestination } from '@/lib/delivery/replay/list-replay-destinations';
import { ReplayBar } from './replay-bar';
import { ReplayDialog } from './replay-dialog';

interface ReplaySelectionState {
  selected: ReadonlySet<string>;
  toggle(id: string): void;
  replay(id: string): void;
}

const ReplaySelectionContext = createContext<ReplaySelectionState | null>(null);

/** What is chosen for replaying in the list around it; null where nobody may replay. */
export function useReplaySelection(): ReplaySelectionState | null {
  return use(ReplaySelectionContext);
}

interface ReplaySelectionProps {
  /** Rows of the page; what is chosen is among them. */
  ids: readonly string[];
  destinations: readonly ReplayDestination[];
  children: ReactNode;
}

/** Choosing rows of the list of callbacks, the bar that it opens, and `r` on the row that has the focus. */
export function ReplaySelection({ ids, destinations, children }: ReplaySelectionProps) {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [replaying, setReplaying] = useState<string | null>(null);
  const selected = useMemo(() => new Set(ids.filter((id) => chosen.has(id))), [ids, chosen]);
  const toggle = useCallback((id: string) => {
    setChosen((before) => {
      const next = new Set(before);
      if (!next.delete(id)) next.add(id);
      return next;
    });
  }, []);
  const state = useMemo(() => ({ selected, toggle, replay: setReplaying }), [selected, toggle]);
  useKey(
    'replayRow',
    useCallback(() => {
      const id = focusedRow()?.element.querySelector<HTMLElement>('[data-replay]')?.dataset.replay;
      if (id === undefined) return false;
      setReplaying(id);
    }, []),
  );
  return (
    <ReplaySelectionContext value={state}>
      {children}
      {selected.size > 0 && (
        <ReplayBar
          selected={[...selected]}
          allSelected={selected.size === ids.length}
          onAll={() => setChosen(new Set(ids))}
          onClear={() => setChosen(new Set())}
        />
      )}
      <ReplayDialog callbackId={replaying} destinations={destinations} onClose={() => setReplaying(null)} />
    </ReplaySelectionContext>
  );
}
