'use client';

import { RotateCcwIcon, XIcon } from 'lucide-react';
import { Button, buttonStyles } from '@/components/ui/button';
import { CopyButton } from '@/components/ui/copy-button';
import { IconButton } from '@/components/ui/icon-button';
import { Link } from '@/components/ui/link';

interface ReplayBarProps {
  selected: readonly string[];
  allSelected: boolean;
  onAll: () => void;
  onClear: () => void;
}

/** What can be done with the chosen rows. Replaying them shows its plan first. */
export function ReplayBar({ selected, allSelected, onAll, onClear }: ReplayBarProps) {
  const count = selected.length;
  return (
    <section
      aria-label="Chosen callbacks"
      className="sticky bottom-0 z-20 flex shrink-0 flex-wrap items-center gap-2 border-t bg-raised px-4 py-2 text-sm md:px-6"
    >
      <p role="status" className="mr-2 font-medium">
        {count} chosen
      </p>
      <Link href={`/replays/new?ids=${selected.join(',')}`} className={buttonStyles({ variant: 'primary' })}>
        <RotateCcwIcon aria-hidden />
        Replay {count === 1 ? '1 callback' : `${count} callbacks`}
      </Link>
      <CopyButton text={selected.join('\n')} label="Copy ids" labelled variant="secondary" />
      {!allSelected && (
        <Button variant="ghost" onClick={onAll}>
          Choose all on this page
        </Button>
      )}
      <IconButton label="Choose none" onClick={onClear} className="ml-auto">
        <XIcon aria-hidden />
      </IconButton>
    </section>
  );
}
