'use client';

import { RotateCcwIcon } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/checkbox';
import { useReplaySelection } from './replay-selection';

/** Chooses a row of the list; nothing where nobody may replay. */
export function ChooseRow({ id }: { id: string }) {
  const selection = useReplaySelection();
  if (!selection) return null;
  return (
    // So far from the link beside it that a finger hits the one that was meant (WCAG 2.5.8).
    <span className="-ml-1.5 inline-grid size-6 shrink-0 place-items-center max-md:hidden">
      <Checkbox
        data-replay={id}
        aria-label={`Choose callback ${id}`}
        checked={selection.selected.has(id)}
        onChange={() => selection.toggle(id)}
      />
    </span>
  );
}

/** Sends the row's callback again; shown on hover and focus of the row. */
export function ResendRow({ id }: { id: string }) {
  const selection = useReplaySelection();
  if (!selection) return null;
  const label = `Resend callback ${id}`;
  return (
    // The browser's own tooltip, as on the other buttons of a row: one of ours costs as much as the rest of the row.
    <Button
      title={label}
      aria-label={label}
      size="sm"
      variant="ghost"
      onClick={() => selection.replay(id)}
      className="w-6 px-0 focus-visible:opacity-100 group-focus-within/row:opacity-100 group-hover/row:opacity-100 pointer-fine:opacity-0"
    >
      <RotateCcwIcon aria-hidden />
    </Button>
  );
}
