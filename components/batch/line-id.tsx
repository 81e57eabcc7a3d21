'use client';

import { CopyIcon } from 'lucide-react';
import type { MouseEvent } from 'react';
import { copyText } from '@/components/ui/copy-text';
import { MiddleTruncate } from '@/components/ui/middle-truncate';

const shownMs = 1_500;

/** Copies what the pressed button carries and says so on the button itself. Stateless: there are hundreds of them. */
async function copyFrom({ currentTarget: button }: MouseEvent<HTMLButtonElement>) {
  const label = button.getAttribute('aria-label');
  const copied = await copyText(button.value);
  button.dataset.copied = String(copied);
  button.title = copied ? 'Copied' : 'The browser did not allow copying';
  setTimeout(() => {
    delete button.dataset.copied;
    button.title = label ?? '';
  }, shownMs);
}

/** An id, hash or address of a line: its middle gives way, the button copies all of it. Light, for a row has four. */
export function LineId({ value, what }: { value: string | null; what: string }) {
  if (value === null || value === '') return <span className="text-faint">—</span>;
  return (
    <span className="flex min-w-0 max-w-full items-center gap-0.5">
      <span title={value} className="flex min-w-0 font-mono text-[0.95em]">
        <MiddleTruncate text={value} />
      </span>
      <button
        type="button"
        value={value}
        aria-label={`Copy ${what}`}
        title={`Copy ${what}`}
        onClick={copyFrom}
        className="inline-flex size-6 shrink-0 items-center justify-center rounded-sm text-muted pointer-fine:opacity-0 hover:bg-hover hover:text-ink focus-visible:opacity-100 group-hover/row:opacity-100 data-[copied=true]:text-green-ink"
      >
        <CopyIcon aria-hidden className="size-3.5" />
      </button>
    </span>
  );
}
