'use client';

import { RotateCcwIcon } from 'lucide-react';
import { useCallback, useState } from 'react';
import { useKey } from '@/components/keyboard/keyboard-provider';
import { buttonStyles } from '@/components/ui/button';
import { Kbd } from '@/components/ui/kbd';
import { Link } from '@/components/ui/link';
import type { ReplayDestination } from '@/lib/delivery/replay/list-replay-destinations';
import { ReplayDialog } from './replay-dialog';

interface ReplayButtonProps {
  callbackId: string;
  destinations: readonly ReplayDestination[];
}

/** Replays the callback of the page, by its button or the key `r`. Before the scripts are there it is a link to the plan. */
export function ReplayButton({ callbackId, destinations }: ReplayButtonProps) {
  const [open, setOpen] = useState(false);
  const show = useCallback(() => setOpen(true), []);
  const close = useCallback(() => setOpen(false), []);
  useKey('replay', show);
  return (
    <>
      <Link
        href={`/replays/new?ids=${callbackId}`}
        aria-haspopup="dialog"
        aria-keyshortcuts="r"
        onClick={(event) => {
          if (event.metaKey || event.ctrlKey || event.shiftKey) return;
          event.preventDefault();
          show();
        }}
        className={buttonStyles({ variant: 'primary' })}
      >
        <RotateCcwIcon aria-hidden />
        Replay
        <span aria-hidden className="max-md:hidden">
          <Kbd>R</Kbd>
        </span>
      </Link>
      <ReplayDialog callbackId={open ? callbackId : null} destinations={destinations} onClose={close} />
    </>
  );
}
