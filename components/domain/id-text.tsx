'use client';

import { CopyIcon } from 'lucide-react';
import type { MouseEvent, ReactNode } from 'react';
import { copyText } from '@/components/ui/copy-text';
import { Icon } from '@/components/ui/icon';
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
    <span className="id-text">
      {whole ? (
        <span className="mono min-w-0 break-all">{value}</span>
      ) : (
        <span title={value} className="mono flex min-w-0">
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
        className={steady ? 'act' : 'act revealed'}
      >
        <Icon of={CopyIcon} />
      </button>
    </span>
  );
}
