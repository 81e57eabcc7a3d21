import { ActorName } from '@/app/(console)/audit/actor-name';
import { type SubjectLink, subjectLink } from '@/app/(console)/audit/subject-link';
import { SubjectText } from '@/app/(console)/audit/subject-text';
import { load } from '@/app/(console)/load';
import { LoadFailed } from '@/app/(console)/load-failed';
import { orNotFound } from '@/app/(console)/or-not-found';
import { KeyValues } from '@/components/domain/key-values';
import { MonoId } from '@/components/domain/mono-id';
import { Time } from '@/components/domain/time';
import { DocumentTitle } from '@/components/frame/document-title';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import { Link } from '@/components/ui/link';
import { PageHeader } from '@/components/ui/page-header';
import { requireActor } from '@/lib/access/web/session';
import { getAuditEntry } from '@/lib/ledger/audit/get-audit-entry';
import { nameSubjects } from '@/lib/ledger/audit/name-subjects';
import type { AuditItem } from '@/lib/ledger/audit/types';
import { WhatChanged } from './what-changed';

const breadcrumb = (
  <nav aria-label="Breadcrumb">
    <Link href="/audit" className="hover:underline">
      Audit
    </Link>
  </nav>
);

function More({ name, value, words }: { name: string; value: string; words: string }) {
  const search = new URLSearchParams([[name, value]]).toString();
  return (
    <Link href={{ pathname: '/audit', search }} className="ml-2 text-muted text-xs underline">
      {words}
    </Link>
  );
}

function Facts({ entry, subject }: { entry: AuditItem; subject: SubjectLink }) {
  const actor = entry.actorKind === 'system' ? 'system' : `${entry.actorKind}:${entry.actorId}`;
  return (
    <Card>
      <CardHeader title="The deed" />
      <CardBody>
        <KeyValues
          items={[
            {
              label: 'Who',
              value: (
                <>
                  <ActorName kind={entry.actorKind} name={entry.actorName} />
                  <More name="actor" value={actor} words="all of their deeds" />
                </>
              ),
            },
            {
              label: 'Done to',
              value: (
                <>
                  <SubjectText subject={subject} />
                  <More name="subject" value={entry.subject} words="all that was done to it" />
                </>
              ),
            },
            { label: 'When', value: <Time at={entry.at} show="exact" /> },
            {
              label: 'From',
              value:
                entry.address === null ? '—' : <MonoId value={entry.address} copy="address" className="max-w-full" />,
            },
            { label: 'Place in the chain', value: <span className="font-mono">{entry.position ?? 'none'}</span> },
            {
              label: 'SHA-256 of the link',
              value: entry.hash === null ? 'none' : <MonoId value={entry.hash} copy="hash of the link" />,
            },
          ]}
        />
      </CardBody>
    </Card>
  );
}

/** One entry of the audit with all that it noted. */
export default async function AuditEntryPage({ params }: PageProps<'/audit/[id]'>) {
  const [ctx, { id }] = await Promise.all([requireActor(), params]);
  const title = <DocumentTitle>{`Audit entry ${id}`}</DocumentTitle>;
  const loaded = await load(ctx, async () => {
    const entry = await orNotFound(getAuditEntry(ctx, id));
    const names = await nameSubjects(ctx, [entry.subject]);
    return { entry, subject: subjectLink(entry.subject, names.get(entry.subject)) };
  });
  if (!loaded.ok) {
    return (
      <>
        {title}
        <LoadFailed title="The entry could not be read" again={`/audit/${id}`} {...loaded} />
      </>
    );
  }
  const { entry, subject } = loaded.value;
  return (
    <>
      {title}
      <PageHeader
        breadcrumb={breadcrumb}
        title={<span className="font-mono">{entry.action}</span>}
        description={`Entry ${entry.id}`}
      />
      <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-4 px-4 pb-8 md:px-6 xl:grid-cols-2">
        <Facts entry={entry} subject={subject} />
        <WhatChanged before={entry.before} after={entry.after} />
      </div>
    </>
  );
}
