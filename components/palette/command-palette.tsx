'use client';

import { CommandIcon } from 'lucide-react';
import { Dialog as Radix } from 'radix-ui';
import { useCallback, useRef, useState } from 'react';
import { useKey } from '@/components/keyboard/keyboard-provider';
import { cn } from '@/components/ui/cn';
import { IconButton } from '@/components/ui/icon-button';
import { overlaySurface } from '@/components/ui/menu';
import type { Role } from '@/lib/access/actor';
import { PalettePanel } from './palette-panel';

/** ⌘K or Ctrl+K from anywhere: searches everything as one types, and goes anywhere. Leaving gives focus back to where it was. */
export function CommandPalette({ role }: { role: Role }) {
  const [open, setOpen] = useState(false);
  const before = useRef<Element | null>(null);
  const change = (next: boolean) => {
    if (next) before.current = document.activeElement;
    setOpen(next);
  };
  useKey(
    'palette',
    useCallback(() => {
      setOpen((was) => {
        if (!was) before.current = document.activeElement;
        return !was;
      });
    }, []),
  );
  return (
    <>
      <IconButton
        label="Search everything, or go to a page (⌘K or Ctrl+K)"
        aria-haspopup="dialog"
        onClick={() => change(true)}
      >
        <CommandIcon aria-hidden />
      </IconButton>
      <Radix.Root open={open} onOpenChange={change}>
        <Radix.Portal>
          <Radix.Overlay className="fixed inset-0 z-40 bg-overlay" />
          <Radix.Content
            aria-describedby={undefined}
            onCloseAutoFocus={(event) => {
              event.preventDefault();
              if (before.current instanceof HTMLElement) before.current.focus();
            }}
            className={cn(
              overlaySurface,
              '-translate-x-1/2 fixed top-[10dvh] left-1/2 flex w-[min(42rem,calc(100vw-1rem))] animate-none flex-col overflow-hidden',
            )}
          >
            <Radix.Title className="sr-only">Search everything, or go to a page</Radix.Title>
            <PalettePanel role={role} onLeave={() => setOpen(false)} />
          </Radix.Content>
        </Radix.Portal>
      </Radix.Root>
    </>
  );
}
