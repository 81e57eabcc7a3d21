'use client';

import { clsx } from 'clsx';
import { type ComponentProps, useEffect, useRef } from 'react';

export interface CheckboxProps extends Omit<ComponentProps<'input'>, 'type' | 'ref'> {
  /** Some of what it stands for is chosen. */
  indeterminate?: boolean;
}

/** The browser's own checkbox in the accent colour; give it an `aria-label` where no label stands beside it. */
export function Checkbox({ indeterminate = false, className, ...props }: CheckboxProps) {
  const ref = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (ref.current) ref.current.indeterminate = indeterminate;
  }, [indeterminate]);
  return <input ref={ref} type="checkbox" className={clsx('checkbox', className)} {...props} />;
}
