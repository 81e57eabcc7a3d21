import { ChevronDownIcon } from 'lucide-react';
import type { ComponentProps } from 'react';
import { cn } from './cn';
import { fieldStyles } from './input';

export interface SelectProps extends Omit<ComponentProps<'select'>, 'size'> {
  size?: 'sm' | 'md';
}

const sizes = { sm: 'h-7 pl-2 pr-7 text-sm', md: 'h-8 pl-2.5 pr-8 text-sm' } as const;

/** The browser's own select: works without JavaScript, and a phone shows its wheel. */
export function Select({ size = 'md', className, ...props }: SelectProps) {
  return (
    <span className={cn('relative inline-flex', className)}>
      <select className={cn(fieldStyles, sizes[size], 'appearance-none')} {...props} />
      <ChevronDownIcon
        aria-hidden
        className="pointer-events-none absolute top-1/2 right-2 size-4 -translate-y-1/2 text-faint"
      />
    </span>
  );
}
