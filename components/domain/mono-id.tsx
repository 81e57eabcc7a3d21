import type { Route } from 'next';
import Link from 'next/link';
import { cn } from '@/components/ui/cn';
import { CopyButton } from '@/components/ui/copy-button';
import { MiddleTruncate } from '@/components/ui/middle-truncate';

/** Shows all of it under the link on keyboard focus, where no title appears; the empty alternative keeps it out of the name. */
const fullOnFocus =
  "relative focus-visible:after:absolute focus-visible:after:top-full focus-visible:after:left-0 focus-visible:after:z-30 focus-visible:after:mt-1 focus-visible:after:whitespace-nowrap focus-visible:after:rounded-md focus-visible:after:border focus-visible:after:bg-raised focus-visible:after:px-2 focus-visible:after:py-1 focus-visible:after:text-xs focus-visible:after:shadow-overlay focus-visible:after:content-[attr(title)_/_'']";

export interface MonoIdProps<RouteType extends string> {
  value: string;
  href?: Route<RouteType>;
  /** What it is, for the copy button: "callback id". Without it there is none. */
  copy?: string;
  /** Characters that stay at the end. */
  tail?: number;
  /** `max-w-…` of the text; 24 characters unless told, none with `max-w-full`. */
  className?: string;
}

/** An id, hash or address in mono: its middle gives way, the title shows all of it, and the button copies all of it. */
export function MonoId<RouteType extends string = string>({
  value,
  href,
  copy,
  tail = 6,
  className,
}: MonoIdProps<RouteType>) {
  const text = <MiddleTruncate text={value} tail={tail} />;
  const classes = cn('inline-flex min-w-0 max-w-[24.1ch] font-mono text-[0.95em]', className);
  return (
    <span className="group/id inline-flex min-w-0 max-w-full items-center gap-0.5 align-middle">
      {href ? (
        <Link
          href={href}
          title={value}
          // Of two pieces a name would be made with a gap between them.
          aria-label={value}
          className={cn(
            classes,
            value.length > 24 && fullOnFocus,
            'rounded-sm text-ink decoration-line-strong underline-offset-2 hover:underline',
          )}
        >
          {text}
        </Link>
      ) : (
        <span title={value} className={classes}>
          {text}
        </span>
      )}
      {copy && (
        <CopyButton
          text={value}
          label={`Copy ${copy}`}
          className="-my-1 pointer-fine:opacity-0 focus-visible:opacity-100 group-hover/id:opacity-100 group-hover/row:opacity-100"
        />
      )}
    </span>
  );
}
