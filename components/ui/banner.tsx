import { CircleAlertIcon, CircleCheckIcon, InfoIcon, type LucideIcon, TriangleAlertIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { cn } from './cn';
import { type Tone, toneSoft } from './tone';

const kinds = {
  info: { tone: 'neutral', icon: InfoIcon, role: 'status' },
  success: { tone: 'green', icon: CircleCheckIcon, role: 'status' },
  warning: { tone: 'amber', icon: TriangleAlertIcon, role: 'status' },
  error: { tone: 'red', icon: CircleAlertIcon, role: 'alert' },
} as const satisfies Record<string, { tone: Tone; icon: LucideIcon; role: 'status' | 'alert' }>;

export interface BannerProps {
  kind?: keyof typeof kinds;
  /** What happened. */
  title: string;
  /** What it means and what to do. */
  children?: ReactNode;
  actions?: ReactNode;
  className?: string;
}

/** News about the page itself; an error is read out at once. The data already on the page stays beside it. */
export function Banner({ kind = 'info', title, children, actions, className }: BannerProps) {
  const { tone, icon: Icon, role } = kinds[kind];
  return (
    <div
      role={role}
      className={cn(
        'flex flex-wrap items-start gap-x-3 gap-y-2 rounded-md px-3 py-2 text-sm',
        toneSoft[tone],
        className,
      )}
    >
      <Icon aria-hidden className="mt-0.5 size-4 shrink-0" />
      <div className="min-w-0 flex-1 basis-48">
        <p className="font-medium">{title}</p>
        {children && <div className="mt-0.5">{children}</div>}
      </div>
      {actions && <div className="flex gap-2">{actions}</div>}
    </div>
  );
}
