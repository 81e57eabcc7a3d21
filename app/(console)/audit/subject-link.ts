import { accountHref } from '@/app/(console)/providers/account-href';
import { batchHref } from '@/components/batch/batch-href';
import type { SubjectName } from '@/lib/ledger/audit/name-subjects';
import { readSubject, type SubjectKind } from '@/lib/ledger/audit/subjects';

/** What a deed was done to, for people. */
export interface SubjectLink {
  /** "Account"; null: of no known kind. */
  kind: string | null;
  text: string;
  /** Its page; null: it has none. */
  href: { pathname: string; search?: string } | null;
}

const kindWords: Readonly<Record<SubjectKind, string>> = {
  account: 'Account',
  batch: 'Batch',
  callback: 'Callback',
  destination: 'Destination',
  export: 'Export',
  issue: 'Issue',
  probe: 'Probe',
  replay: 'Replay',
  request: 'Request',
  session: 'Session',
  setting: 'Setting',
  suborder: 'Line',
  token: 'API token',
  transfer: 'Transfer',
  user: 'Person',
  view: 'View',
};

/** The page of a subject; `name` where it is not found by its id. */
function pathOf(kind: SubjectKind, id: string, name: SubjectName | undefined): string | null {
  const { provider = null, account = null, batchId = null } = name ?? {};
  switch (kind) {
    case 'account':
      return provider !== null && account !== null ? accountHref({ provider, account }) : null;
    case 'batch':
    case 'suborder':
      return provider !== null && account !== null && batchId !== null
        ? batchHref({ provider, account, batchId })
        : null;
    case 'callback':
    case 'destination':
    case 'issue':
    case 'replay':
    case 'transfer':
      return `/${kind}s/${encodeURIComponent(id)}`;
    case 'request':
      return `/rejected/${encodeURIComponent(id)}`;
    case 'user':
      return `/people/${encodeURIComponent(id)}`;
    case 'export':
      return '/exports';
    case 'setting':
      return '/settings';
    case 'probe':
    case 'session':
    case 'token':
    case 'view':
      return null;
  }
}

/** Pure: how a subject is shown and where its page is; `name` is what `nameSubjects` found for it. */
export function subjectLink(subject: string, name: SubjectName | undefined): SubjectLink {
  const known = readSubject(subject);
  if (known === null) return { kind: null, text: subject, href: null };
  const [pathname = '', search] = pathOf(known.kind, known.id, name)?.split('?') ?? [];
  return {
    kind: kindWords[known.kind],
    text: name?.name ?? known.id,
    href: pathname === '' ? null : { pathname, ...(search !== undefined && { search }) },
  };
}
