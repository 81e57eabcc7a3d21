import type { LucideIcon } from 'lucide-react';
import type { ComponentProps } from 'react';
import { cn } from './cn';
import { type Tone, toneSoft } from './tone';

export interface BadgeProps extends ComponentProps<'span'> {
  tone?: Tone;
  /** The shape that says the same as the colour, for those who cannot tell colours apart. */
  icon?: LucideIcon;
  /** `dashed`: not proven; `plain`: neither ground nor edge, for dense tables. */
  edge?: 'none' | 'dashed' | 'plain';
}

const edges = {
  none: '',
  dashed: 'border border-dashed border-control bg-transparent text-muted',
  plain: 'bg-transparent px-0',
} as const satisfies Record<NonNullable<BadgeProps['edge']>, string>;

/** A pill of one word: shape, colour and word say the same. */
export function Badge({ tone = 'neutral', icon: Icon, edge = 'none', className, children, ...props }: BadgeProps) {
  return (
    <span
      className={cn(
        'inline-flex h-5 max-w-full align-middle shrink-0 items-center gap-1 whitespace-nowrap rounded-sm px-1.5 font-medium text-xs',
        toneSoft[tone],
        edges[edge],
        className,
      )}
      {...props}
    >
      {Icon && <Icon aria-hidden className="size-3.5 shrink-0" strokeWidth={2} />}
      <span className="min-w-0 truncate">{children}</span>
    </span>
  );
}
