'use client';

import { clsx } from 'clsx';
import { CheckIcon, CopyIcon, XIcon } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Button, type ButtonProps } from './button';
import { copyText } from './copy-text';
import { Icon } from './icon';

const shownMs = 1_500;

const icons = { idle: CopyIcon, copied: CheckIcon, refused: XIcon } as const;
/** What it says stays in sight, also where the button is only seen under the pointer. */
const shown = { idle: '', copied: 'text-green-ink opacity-100!', refused: 'opacity-100!' } as const;
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
  const copy = async () => setState((await copyText(typeof text === 'string' ? text : text())) ? 'copied' : 'refused');
  const looks = clsx(className, shown[state]);
  const inside = (
    <>
      <Icon of={icons[state]} />
      {labelled && label}
      <span role="status" className="sr-only">
        {words[state]}
      </span>
    </>
  );
  if (labelled) {
    return (
      <Button size={size} variant={variant} className={looks} onClick={copy} {...props}>
        {inside}
      </Button>
    );
  }
  return (
    <button type="button" title={label} aria-label={label} className={clsx('square', looks)} onClick={copy} {...props}>
      {inside}
    </button>
  );
}
