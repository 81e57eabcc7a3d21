import { batchHref } from '@/components/batch/batch-href';
import { MonoId } from '@/components/domain/mono-id';
import { Link } from '@/components/ui/link';
import { parseSubject } from '@/lib/ledger/issues/issue-subject';
import type { IssueSummary } from '@/lib/ledger/types';
import { transferHref } from './transfer-href';

type About = Pick<
  IssueSummary,
  'subject' | 'recordKey' | 'provider' | 'account' | 'batchId' | 'transferId' | 'lineKey'
>;

const linkClass = 'underline-offset-2 hover:underline';

/** What an issue is about, as short as a list has room for, with the way there. */
export function IssueAbout({ issue, className }: { issue: About; className?: string }) {
  const { subject, batchId, transferId, lineKey, provider, account } = issue;
  if (batchId !== null) {
    return (
      <span className="inline-flex min-w-0 max-w-full items-center gap-1.5">
        <MonoId value={batchId} href={batchHref({ provider, account, batchId })} className={className} />
        {lineKey !== null && (
          <span className="shrink-0 text-faint text-xs max-md:hidden" title={`Line ${lineKey}`}>
            a line
          </span>
        )}
      </span>
    );
  }
  const key = parseSubject(issue.recordKey ?? subject);
  if (transferId !== null && key?.kind === 'transfer') {
    return (
      <Link href={transferHref(key.id)} title={transferId} className={`mono ${linkClass}`}>
        <MonoId value={transferId} className={className} />
      </Link>
    );
  }
  const other = parseSubject(subject);
  switch (other?.kind) {
    case 'callback':
      return (
        <Link href={`/callbacks/${other.id}`} className={linkClass}>
          Callback {other.id}
        </Link>
      );
    case 'destination':
      return (
        <Link href={`/destinations/${other.id}`} className={linkClass}>
          Destination {other.id}
        </Link>
      );
    case 'account':
      return (
        <Link href={`/providers/${encodeURIComponent(provider)}/${encodeURIComponent(account)}`} className={linkClass}>
          Account {account}
        </Link>
      );
    default:
      return (
        <span className="block min-w-0 truncate text-muted" title={subject}>
          {subject}
        </span>
      );
  }
}
