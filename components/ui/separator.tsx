import { cn } from './cn';

/** A hairline between things; says nothing to assistive technology. */
export function Separator({
  orientation = 'horizontal',
  className,
}: {
  orientation?: 'horizontal' | 'vertical';
  className?: string;
}) {
  return (
    <div
      aria-hidden
      className={cn('shrink-0 bg-line', orientation === 'horizontal' ? 'h-px w-full' : 'h-4 w-px', className)}
    />
  );
}
