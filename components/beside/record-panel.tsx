'use client';

import { ExternalLinkIcon, XIcon } from 'lucide-react';
import { type Ref, useEffect, useImperativeHandle, useRef } from 'react';
import { PartOfPage } from '@/components/frame/document-title';
import { RefreshProvider } from '@/components/live/refresh';
import { Banner } from '@/components/ui/banner';
import { Button, buttonStyles } from '@/components/ui/button';
import { IconButton } from '@/components/ui/icon-button';
import { Kbd } from '@/components/ui/kbd';
import { Link } from '@/components/ui/link';
import { SkeletonRows } from '@/components/ui/skeleton';
import { besideOf, isSameRecord, recordAddress } from './beside-query';
import type { RecordContent } from './use-record-content';

interface RecordPanelProps {
  ref: Ref<HTMLElement>;
  listPath: string;
  /** What it is: "callback". */
  what: string;
  open: string;
  content: RecordContent;
  /** Another part of the record. */
  onChange: (open: string) => void;
  onClose: () => void;
}

/** The record beside its list: its own page, over the list's right part so that no row moves. No dialog: the list stays in use. */
export function RecordPanel({ ref, listPath, what, open, content, onChange, onClose }: RecordPanelProps) {
  const panel = useRef<HTMLElement>(null);
  useImperativeHandle<HTMLElement | null, HTMLElement | null>(ref, () => panel.current);
  const { drawn, waiting, failed, again } = content;
  const fits = drawn !== null && isSameRecord(drawn.open, open);

  useEffect(() => {
    const element = panel.current;
    // Links to parts of the record stay in the panel; all others lead away from the list, as on the record's page.
    const stay = (event: MouseEvent) => {
      if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
      const link = event.target instanceof Element ? event.target.closest('a') : null;
      const part = link && !link.target && besideOf(listPath, link.pathname + link.search);
      if (!link || !part || link.dataset.leave || link.hash || !isSameRecord(part, open)) return;
      event.preventDefault();
      onChange(part);
    };
    element?.addEventListener('click', stay, { capture: true });
    return () => element?.removeEventListener('click', stay, { capture: true });
  }, [listPath, open, onChange]);
  useEffect(() => {
    if (fits) panel.current?.scrollTo({ top: 0 });
  }, [fits]);

  return (
    <aside
      ref={panel}
      tabIndex={-1}
      aria-label={`The ${what} beside the list`}
      aria-busy={waiting}
      data-beside-panel
      className="fixed inset-0 z-40 overflow-y-auto bg-canvas shadow-overlay outline-none motion-safe:animate-enter lg:top-12 lg:left-auto lg:z-20 lg:w-[min(46rem,50vw)] lg:border-l"
    >
      <div className="sticky top-0 z-20 flex h-10 items-center gap-2 border-b bg-canvas px-4 md:px-6">
        <p role="status" className="sr-only">
          {fits && `The ${what} is shown beside the list. Space goes into it, Escape closes it.`}
        </p>
        <span aria-hidden className="min-w-0 flex-1 truncate text-faint text-xs max-lg:hidden">
          <Kbd>J</Kbd> <Kbd>K</Kbd> another one
        </span>
        <Link
          href={{ pathname: recordAddress(listPath, open).split('?')[0], search: open.split('?')[1] }}
          data-leave="true"
          className={buttonStyles({ variant: 'ghost', size: 'sm' })}
        >
          <ExternalLinkIcon aria-hidden />
          Its page
        </Link>
        <IconButton label={`Close the ${what}`} size="sm" onClick={onClose}>
          <XIcon aria-hidden />
        </IconButton>
      </div>
      {failed && (
        <div className="p-4 md:px-6">
          <Banner
            kind="error"
            title={`The ${what} could not be shown here.`}
            actions={<Button onClick={() => void again()}>Try again</Button>}
          />
        </div>
      )}
      {drawn === null && !failed && (
        <div className="animate-late p-4 md:px-6">
          <SkeletonRows rows={12} widths={['w-40', 'w-24']} />
        </div>
      )}
      {drawn !== null && !failed && (
        <RefreshProvider value={again}>
          <div key={drawn.open.split('?')[0]} className="flex flex-col">
            <PartOfPage>{drawn.content}</PartOfPage>
          </div>
        </RefreshProvider>
      )}
    </aside>
  );
}
