'use client';

import { Button, type ButtonProps } from './button';
import { cn } from './cn';
import { Tooltip } from './tooltip';

export interface IconButtonProps extends Omit<ButtonProps, 'aria-label'> {
  /** What it does: its name for assistive technology, and its tooltip. */
  label: string;
}

const squares = { sm: 'w-6 px-0', md: 'w-8 px-0', lg: 'w-10 px-0' } as const;

/** A button that is only an icon; it always has a name. */
export function IconButton({ label, size, variant = 'ghost', className, ...props }: IconButtonProps) {
  return (
    <Tooltip content={label}>
      <Button
        aria-label={label}
        size={size}
        variant={variant}
        className={cn(squares[size ?? 'md'], className)}
        {...props}
      />
    </Tooltip>
  );
}
