'use client';

import type { ListColumns } from '@/components/data-table/list-column';
import { Skeleton } from '@/components/ui/skeleton';
import type { LiftedValues } from '@/lib/intake/lift-payload-values';
import type { CallbackSummary } from '@/lib/intake/types';
import { payloadColumnId } from '@/lib/views/column-layout';

/** What payloads of the page's rows hold, by callback; null: it could not be read. */
export type LiftedRows = Readonly<Record<string, LiftedValues>> | null;

/** Why a cell has no value, in a word and in a sentence. */
const gaps: Readonly<Record<Exclude<LiftedValues['state'], 'read'>, { word: string; sentence: string }>> = {
  dropped: { word: 'removed', sentence: 'Its bytes are past their retention and were removed.' },
  unreadable: { word: 'unreadable', sentence: 'Its payload is not read as it was when it came.' },
  too_large: { word: 'too large', sentence: 'Its payload is too large for a list. The page of the callback has it.' },
};
const failed = { word: 'not read', sentence: 'The payloads could not be read. The rows themselves are as they are.' };

function Gap({ word, sentence }: { word: string; sentence: string }) {
  return (
    <span className="text-faint text-xs" title={sentence}>
      {word}
    </span>
  );
}

function LiftedCell({ rows, id, path }: { rows: LiftedRows; id: string; path: string }) {
  if (rows === null) return <Gap {...failed} />;
  const lifted = rows[id];
  // The column was chosen a moment ago: its values are on their way.
  if (lifted === undefined || (lifted.state === 'read' && !Object.hasOwn(lifted.values, path))) {
    return <Skeleton className="h-3 w-16" />;
  }
  if (lifted.state !== 'read') return <Gap {...gaps[lifted.state]} />;
  const text = lifted.values[path] ?? null;
  if (text === null) return <span className="text-faint">—</span>;
  return (
    <span className="block truncate mono" title={text}>
      {text}
    </span>
  );
}

/** A column for each of `paths`: what the payload of a row holds there. */
export function liftedColumns(paths: readonly string[], rows: LiftedRows): ListColumns<CallbackSummary> {
  return paths.map((path) => ({
    id: payloadColumnId(path),
    header: <span className="font-mono">{path}</span>,
    meta: { className: 'max-w-64' },
    cell: (row) => <LiftedCell rows={rows} id={row.id} path={path} />,
  }));
}
