import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';

export interface EmptyStateProps {
  icon?: LucideIcon;
  /** What would stand here. */
  title: string;
  /** `h1` where it is the whole page. */
  heading?: 'p' | 'h1';
  /** When it will, and the one step that makes it. */
  children?: ReactNode;
  actions?: ReactNode;
}

/** Nothing here, and that is no failure: an outage must use Banner instead. */
export function EmptyState({ icon: Icon, title, heading: Heading = 'p', children, actions }: EmptyStateProps) {
  return (
    <div className="mx-auto flex max-w-md flex-col items-center gap-2 px-6 py-16 text-center">
      {Icon && <Icon aria-hidden className="mb-1 size-6 text-faint" strokeWidth={1.5} />}
      <Heading className="font-medium">{title}</Heading>
      {children && <div className="text-muted text-sm">{children}</div>}
      {actions && <div className="mt-3 flex flex-wrap justify-center gap-2">{actions}</div>}
    </div>
  );
}
