import { clsx } from 'clsx';
import type { Route } from 'next';
import { CopyButton } from '@/components/ui/copy-button';
import { Link } from '@/components/ui/link';
import { MiddleTruncate } from '@/components/ui/middle-truncate';

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
  const classes = clsx('mono', className);
  return (
    <span className="id">
      {href ? (
        <Link
          href={href}
          title={value}
          // Of two pieces a name would be made with a gap between them.
          aria-label={value}
          data-long={value.length > 24 || undefined}
          className={classes}
        >
          {text}
        </Link>
      ) : (
        <span title={value} className={classes}>
          {text}
        </span>
      )}
      {copy && <CopyButton text={value} label={`Copy ${copy}`} className="-my-1 revealed" />}
    </span>
  );
}
