import { SessionsCard } from '@/app/(console)/account/sessions-card';
import { load } from '@/app/(console)/load';
import { LoadFailed } from '@/app/(console)/load-failed';
import { orNotFound } from '@/app/(console)/or-not-found';
import { Breadcrumb } from '@/app/(console)/people/breadcrumb';
import { NotYours } from '@/app/(console)/people/not-yours';
import { PersonStateBadge } from '@/app/(console)/people/person-state-badge';
import { roleLabels } from '@/components/domain/role-words';
import { DocumentTitle } from '@/components/frame/document-title';
import { PageHeader } from '@/components/ui/page-header';
import { listIdentities } from '@/lib/access/oidc/identities';
import { readOidcSettings } from '@/lib/access/oidc/settings';
import { getPerson } from '@/lib/access/people/list-people';
import { listSessions } from '@/lib/access/people/list-sessions';
import { may } from '@/lib/access/permissions';
import { requireActor } from '@/lib/access/web/session';
import { AccessCard } from './access-card';
import { IdentitiesCard } from './identities-card';
import { RoleCard } from './role-card';
import { SecondFactorCard } from './second-factor-card';

/** One person: role, way in, sessions. For those who manage people. */
export default async function PersonPage({ params }: PageProps<'/people/[id]'>) {
  const ctx = await requireActor();
  if (!may(ctx.actor, 'people.manage')) return <NotYours title="Person" reader={ctx.actor} action="people.manage" />;
  const { id } = await params;
  const read = await load(ctx, async () => {
    const person = await orNotFound(getPerson(ctx, id));
    const [sessions, identities] = await Promise.all([
      listSessions(ctx, { userId: person.id }),
      listIdentities(ctx, { userId: person.id }),
    ]);
    return { person, sessions, identities };
  });
  if (!read.ok) {
    return (
      <>
        <DocumentTitle>Person</DocumentTitle>
        <LoadFailed title="The person could not be read" again={`/people/${id}`} {...read} />
      </>
    );
  }
  const { person, sessions, identities } = read.value;
  const own = person.id === ctx.actor.userId;
  const mapping = Boolean(readOidcSettings(ctx.environment)?.mapping);
  return (
    <>
      <DocumentTitle>Person</DocumentTitle>
      <PageHeader
        breadcrumb={<Breadcrumb to="/people" label="People" />}
        title={person.name}
        beside={<PersonStateBadge state={person.state} />}
        description={`${person.email} · ${roleLabels[person.role]} · ${person.managed?.secondFactor ? 'one-time codes on' : 'no second factor'}`}
      />
      <div className="flex max-w-4xl flex-col gap-4 px-4 pb-8 md:px-6">
        <RoleCard person={person} mapped={identities.length > 0 && mapping} />
        <AccessCard person={person} own={own} />
        <SecondFactorCard person={person} own={own} />
        {identities.length > 0 && <IdentitiesCard person={person} identities={identities} />}
        <SessionsCard sessions={sessions} userId={person.id} />
      </div>
    </>
  );
}
