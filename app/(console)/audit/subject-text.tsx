import { Link } from '@/components/ui/link';
import type { SubjectLink } from './subject-link';

/** What a deed was done to: its kind and its name or id, a link where it has a page. */
export function SubjectText({ subject: { kind, text, href } }: { subject: SubjectLink }) {
  const name = (
    <span className="min-w-0 truncate font-mono text-[0.95em]" title={text}>
      {text}
    </span>
  );
  return (
    <span className="inline-flex min-w-0 max-w-full items-baseline gap-1.5">
      {kind !== null && <span className="shrink-0 text-muted">{kind}</span>}
      {href === null ? (
        name
      ) : (
        <Link
          href={href}
          className="relative inline-flex min-w-0 rounded-sm decoration-line-strong underline-offset-2 hover:underline"
        >
          {name}
        </Link>
      )}
    </span>
  );
}
