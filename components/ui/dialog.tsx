'use client';

import { XIcon } from 'lucide-react';
import { Dialog as Radix } from 'radix-ui';
import { type ReactNode, useRef } from 'react';
import { Button } from './button';
import { cn } from './cn';
import { overlaySurface } from './menu';

export const Dialog = Radix.Root;
export const DialogTrigger = Radix.Trigger;
/** `asChild` around the button that gives up. */
export const DialogClose = Radix.Close;

export interface DialogContentProps {
  title: string;
  /** What happens on agreeing, in a sentence or two. */
  description: string;
  children?: ReactNode;
  /** Buttons, the agreeing one last. */
  actions?: ReactNode;
  className?: string;
}

/** A question or a short form over the page; focus stays inside until it closes, and then returns to where it was. */
export function DialogContent({ title, description, children, actions, className }: DialogContentProps) {
  const before = useRef<Element | null>(null);
  return (
    <Radix.Portal>
      <Radix.Overlay className="fixed inset-0 z-40 bg-overlay" />
      <Radix.Content
        onOpenAutoFocus={(event) => {
          before.current = document.activeElement;
          // Where a form begins with what is mostly left as it is.
          const first =
            event.target instanceof Element ? event.target.querySelector<HTMLElement>('[data-first]') : null;
          if (!first) return;
          event.preventDefault();
          first.focus();
        }}
        onCloseAutoFocus={(event) => {
          // A dialog that a key opened has no button that the focus could return to by itself.
          const { current } = before;
          if (!(current instanceof HTMLElement) || current === document.body || !current.isConnected) return;
          event.preventDefault();
          current.focus();
        }}
        className={cn(
          overlaySurface,
          '-translate-x-1/2 -translate-y-1/2 fixed top-1/2 left-1/2 flex max-h-[calc(100dvh-2rem)] w-[min(30rem,calc(100vw-2rem))] animate-none flex-col',
          className,
        )}
      >
        <div className="flex flex-col gap-1 px-5 pt-4 pr-12 pb-3">
          <Radix.Title className="font-semibold text-lg">{title}</Radix.Title>
          <Radix.Description className="text-muted text-sm">{description}</Radix.Description>
        </div>
        {children && <div className="min-h-0 overflow-y-auto px-5 pb-4">{children}</div>}
        {actions && <div className="flex justify-end gap-2 border-t px-5 py-3">{actions}</div>}
        <Radix.Close asChild>
          <Button variant="ghost" aria-label="Close" className="absolute top-3 right-3 w-8 px-0">
            <XIcon aria-hidden />
          </Button>
        </Radix.Close>
      </Radix.Content>
    </Radix.Portal>
  );
}
