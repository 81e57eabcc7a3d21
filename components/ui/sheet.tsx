'use client';

import { Dialog as Radix } from 'radix-ui';
import type { ReactNode } from 'react';
import { cn } from './cn';

export const Sheet = Radix.Root;
export const SheetTrigger = Radix.Trigger;
export const SheetClose = Radix.Close;

const sides = {
  left: 'left-0 border-r animate-slide',
  right: 'right-0 border-l animate-enter',
} as const;

/** A panel from the edge of the screen: the rail on a phone, details beside a list. `title` is read out, not shown. */
export function SheetContent({
  side = 'left',
  title,
  className,
  children,
}: {
  side?: keyof typeof sides;
  title: string;
  className?: string;
  children: ReactNode;
}) {
  return (
    <Radix.Portal>
      <Radix.Overlay className="fixed inset-0 z-40 bg-overlay" />
      <Radix.Content
        aria-describedby={undefined}
        className={cn(
          'fixed inset-y-0 z-50 flex w-[min(20rem,85vw)] flex-col overflow-y-auto bg-canvas shadow-overlay outline-none',
          sides[side],
          className,
        )}
      >
        <Radix.Title className="sr-only">{title}</Radix.Title>
        {children}
      </Radix.Content>
    </Radix.Portal>
  );
}
