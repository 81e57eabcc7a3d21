import type { LucideIcon } from 'lucide-react';
import { symbols } from './symbols';

const hrefs = new Map(symbols.map(({ icon, name }) => [icon, `#icon-${name}`]));

/**
 * An icon for what stands in a page many times: refers to its symbol (`IconSymbols`) where there is one, for a list of fifty rows has
 * two hundred. Unseen by assistive technology: a word says the same. `className` gives its size.
 */
export function Icon({ of: Drawn, className }: { of: LucideIcon; className?: string | undefined }) {
  const href = hrefs.get(Drawn);
  if (href === undefined) return <Drawn aria-hidden className={className} />;
  return (
    <svg aria-hidden className={className}>
      <use href={href} />
    </svg>
  );
}
