import type { ReactNode } from 'react';

export interface PageHeaderProps {
  title: ReactNode;
  /** A line over the title: where one is. */
  breadcrumb?: ReactNode;
  /** Beside the title: badges. */
  beside?: ReactNode;
  description?: ReactNode;
  actions?: ReactNode;
}

/** The head of a page: its one h1, and what can be done. */
export function PageHeader({ title, breadcrumb, beside, description, actions }: PageHeaderProps) {
  return (
    <header className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3 px-4 pt-5 pb-3 md:px-6">
      <div className="min-w-0 flex-1 basis-64">
        {breadcrumb && <div className="mb-1 in-[[data-beside-panel]]:hidden text-faint text-xs">{breadcrumb}</div>}
        <div className="flex min-w-0 flex-wrap items-center gap-x-3 gap-y-1">
          <h1 className="wrap-anywhere min-w-0 font-semibold text-xl tracking-tight">{title}</h1>
          {beside}
        </div>
        {description && <p className="mt-0.5 text-muted text-sm">{description}</p>}
      </div>
      {actions && <div className="flex flex-wrap items-center gap-2">{actions}</div>}
    </header>
  );
}
