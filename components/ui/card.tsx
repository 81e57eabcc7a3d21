import type { ComponentProps, ReactNode } from 'react';
import { cn } from './cn';

/** A bordered part of a page; no shadow. */
export function Card({ className, ...props }: ComponentProps<'section'>) {
  return (
    <section
      className={cn(
        'min-w-0 overflow-clip rounded-lg border bg-canvas [&_tbody>tr:last-child>td]:border-b-0',
        className,
      )}
      {...props}
    />
  );
}

/** The head of a card: its name, and what can be done with it. */
export function CardHeader({
  title,
  actions,
  className,
}: {
  title: ReactNode;
  actions?: ReactNode;
  className?: string;
}) {
  return (
    <div className={cn('flex min-h-10 items-center justify-between gap-3 border-b px-4 py-1', className)}>
      <h2 className="truncate font-medium text-sm">{title}</h2>
      {actions && <div className="flex shrink-0 items-center gap-1">{actions}</div>}
    </div>
  );
}

export function CardBody({ className, ...props }: ComponentProps<'div'>) {
  return <div className={cn('p-4', className)} {...props} />;
}
