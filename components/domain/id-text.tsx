'use client';

import { CopyIcon } from 'lucide-react';
import type { MouseEvent, ReactNode } from 'react';
import { cn } from '@/components/ui/cn';
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

interface IdTextProps {
  value: string | null;
  /** What the button copies: "sub-order id". */
  what: string;
  /** Between the text and the button. */
  children?: ReactNode;
  /** Shows all of it over several lines instead. */
  whole?: boolean;
  /** Keeps the button in sight; in a table it appears with the row under the pointer. */
  steady?: boolean;
}

/** An id, hash or address: its middle gives way, the button copies all of it. Light, for a row of ten thousand has four. */
export function IdText({ value, what, children, whole = false, steady = false }: IdTextProps) {
  if (value === null || value === '') return <span className="text-faint">—</span>;
  return (
    <span className="flex min-w-0 max-w-full items-center gap-0.5">
      {whole ? (
        <span className="min-w-0 break-all font-mono text-[0.95em]">{value}</span>
      ) : (
        <span title={value} className="flex min-w-0 font-mono text-[0.95em]">
          <MiddleTruncate text={value} />
        </span>
      )}
      {children}
      <button
        type="button"
        value={value}
        aria-label={`Copy ${what}`}
        title={`Copy ${what}`}
        onClick={copyFrom}
        className={cn(
          'inline-flex size-6 shrink-0 items-center justify-center rounded-sm text-muted hover:bg-hover hover:text-ink data-[copied=true]:text-green-ink',
          !steady && 'pointer-fine:opacity-0 focus-visible:opacity-100 group-hover/row:opacity-100',
        )}
      >
        <CopyIcon aria-hidden className="size-3.5" />
      </button>
    </span>
  );
}
