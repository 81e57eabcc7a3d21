import type { ComponentProps } from 'react';
import { cn } from './cn';

/** The look of every field one types or chooses in. 16 px on touch screens, or iOS zooms the page in. */
export const fieldStyles =
  'w-full min-w-0 rounded-md border border-control bg-canvas text-ink placeholder:text-faint hover:border-muted disabled:opacity-50 aria-invalid:border-red-solid pointer-coarse:text-lg';

export interface InputProps extends Omit<ComponentProps<'input'>, 'size'> {
  size?: 'sm' | 'md' | 'lg';
}

const sizes = { sm: 'h-7 px-2 text-sm', md: 'h-8 px-2.5 text-sm', lg: 'h-10 px-3 text-base' } as const;

export function Input({ size = 'md', className, ...props }: InputProps) {
  return <input className={cn(fieldStyles, sizes[size], className)} {...props} />;
}
