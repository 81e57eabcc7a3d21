'use client';

import { RotateCcwIcon } from 'lucide-react';
import { Checkbox } from '@/components/ui/checkbox';
import { Icon } from '@/components/ui/icon';
import { useReplaySelection } from './replay-selection';

/** Chooses a row of the list; nothing where nobody may replay. */
export function ChooseRow({ id }: { id: string }) {
  const selection = useReplaySelection();
  if (!selection) return null;
  return (
    <span className="choose max-md:hidden">
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
    <button
      type="button"
      title={label}
      aria-label={label}
      onClick={() => selection.replay(id)}
      className="square revealed"
    >
      <Icon of={RotateCcwIcon} />
    </button>
  );
}
