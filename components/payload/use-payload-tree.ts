'use client';

import { useMemo, useState } from 'react';
import { readExactJson } from '@/lib/providers/exact-json';
import type { MaskedField } from '@/lib/providers/masked-fields';
import { foldableLines, openTo, type PayloadLine, payloadLines, visibleLines } from './payload-lines';
import { searchPayload } from './payload-search';

/** Up to here everything is open at first; above, only the first two levels, so that the shape is seen before the bulk. */
const openLinesMax = 400;
const openDepthMax = 2;

function firstFolds(lines: readonly PayloadLine[]): Set<number> {
  if (lines.length <= openLinesMax) return new Set();
  return new Set(foldableLines(lines).filter((index) => (lines[index]?.depth ?? 0) >= openDepthMax));
}

/** The state of one payload tree: what is folded, which line is active, what is searched for and found. */
export function usePayloadTree(text: string, masked: readonly MaskedField[]) {
  const lines = useMemo(() => {
    const read = readExactJson(text);
    return read.ok ? payloadLines(read.value, new Map(masked.map(({ path, kind }) => [path, kind]))) : [];
  }, [text, masked]);
  const [folded, setFolded] = useState<ReadonlySet<number>>(() => firstFolds(lines));
  const [active, setActive] = useState(1);
  const [query, setQuery] = useState('');
  const hits = useMemo(() => searchPayload(lines, query), [lines, query]);
  const visible = useMemo(() => visibleLines(lines, folded), [lines, folded]);

  const goTo = (index: number) => {
    setFolded((before) => openTo(lines, before, index));
    setActive(index);
  };

  return {
    lines,
    visible,
    folded,
    active,
    activeLine: lines[active] ?? lines[0] ?? null,
    query,
    hits,
    hitAt: hits.indexOf(active),
    goTo,
    setActive,
    fold: (index: number) => setFolded((before) => new Set(before).add(index)),
    open: (index: number) =>
      setFolded((before) => {
        const after = new Set(before);
        after.delete(index);
        return after;
      }),
    foldAll: () => {
      setFolded(new Set(foldableLines(lines)));
      setActive(1);
    },
    openAll: () => setFolded(new Set()),
    search: (text: string) => {
      setQuery(text);
      const first = searchPayload(lines, text)[0];
      if (first !== undefined) goTo(first);
    },
    /** To the next (1) or previous (-1) hit, around the end. */
    step: (by: 1 | -1) => {
      if (hits.length === 0) return;
      const at = hits.indexOf(active);
      const next = hits[(at + by + hits.length) % hits.length];
      if (next !== undefined) goTo(next);
    },
  };
}

export type PayloadTreeState = ReturnType<typeof usePayloadTree>;
