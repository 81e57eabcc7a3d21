'use client';

import { CheckIcon, CopyIcon, XIcon } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Button, type ButtonProps } from './button';
import { cn } from './cn';
import { copyText } from './copy-text';

const shownMs = 1_500;

const icons = { idle: CopyIcon, copied: CheckIcon, refused: XIcon } as const;
const words = { idle: '', copied: 'Copied', refused: 'The browser did not allow copying' } as const;

export interface CopyButtonProps extends Omit<ButtonProps, 'onClick' | 'children' | 'aria-label'> {
  /** Or what makes it, where it is long and lies on the page already; called on the press. */
  text: string | (() => string);
  /** What is copied: "Copy callback id". */
  label: string;
  /** Shows `label` beside the icon. */
  labelled?: boolean;
}

/** Copies `text` and says so, to eyes and to assistive technology. */
export function CopyButton({
  text,
  label,
  labelled = false,
  size = 'sm',
  variant = 'ghost',
  className,
  ...props
}: CopyButtonProps) {
  const [state, setState] = useState<keyof typeof icons>('idle');
  useEffect(() => {
    if (state === 'idle') return;
    const timer = setTimeout(() => setState('idle'), shownMs);
    return () => clearTimeout(timer);
  }, [state]);
  const Icon = icons[state];
  return (
    <Button
      size={size}
      variant={variant}
      title={labelled ? undefined : label}
      aria-label={labelled ? undefined : label}
      className={cn(
        !labelled && 'w-6 px-0',
        state === 'copied' && 'text-green-ink',
        className,
        state !== 'idle' && 'opacity-100!',
      )}
      onClick={async () => setState((await copyText(typeof text === 'string' ? text : text())) ? 'copied' : 'refused')}
      {...props}
    >
      <Icon aria-hidden />
      {labelled && label}
      <span role="status" className="sr-only">
        {words[state]}
      </span>
    </Button>
  );
}
