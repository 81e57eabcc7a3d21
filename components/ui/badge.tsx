import { clsx } from 'clsx';
import type { LucideIcon } from 'lucide-react';
import type { ComponentProps } from 'react';
import { Icon } from './icon';
import { type Tone, toneSoft, toneText } from './tone';

export interface BadgeProps extends ComponentProps<'span'> {
  tone?: Tone;
  /** The shape that says the same as the colour, for those who cannot tell colours apart. */
  icon?: LucideIcon;
  /** `dashed`: not proven; `plain`: neither ground nor edge, for dense tables. */
  edge?: 'none' | 'dashed' | 'plain';
}

function looksOf(edge: NonNullable<BadgeProps['edge']>, tone: Tone): string {
  switch (edge) {
    case 'none':
      return `badge ${toneSoft[tone]}`;
    case 'dashed':
      return 'badge badge-dashed';
    case 'plain':
      return `badge badge-plain ${toneText[tone]}`;
  }
}

/** A pill of one word: shape, colour and word say the same. */
export function Badge({ tone = 'neutral', icon, edge = 'none', className, children, ...props }: BadgeProps) {
  return (
    <span className={clsx(looksOf(edge, tone), className)} {...props}>
      {icon && <Icon of={icon} />}
      <span>{children}</span>
    </span>
  );
}
