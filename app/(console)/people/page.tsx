import { PlusIcon } from 'lucide-react';
import { load } from '@/app/(console)/load';
import { LoadFailed } from '@/app/(console)/load-failed';
import { DocumentTitle } from '@/components/frame/document-title';
import { buttonStyles } from '@/components/ui/button';
import { Link } from '@/components/ui/link';
import { PageHeader } from '@/components/ui/page-header';
import { listPeople, peopleMax } from '@/lib/access/people/list-people';
import { may } from '@/lib/access/permissions';
import { readSecondFactorPolicy } from '@/lib/access/second-factor/policy';
import { readWithoutSecondFactor } from '@/lib/access/second-factor/without-second-factor';
import { requireActor } from '@/lib/access/web/session';
import { PeopleList } from './people-list';
import { PeopleTabs } from './people-tabs';
import { PolicyCard } from './policy-card';

/** Who has a way in, and as what; admins manage it. */
export default async function PeoplePage() {
  const ctx = await requireActor();
  const mayManage = may(ctx.actor, 'people.manage');
  const read = await load(ctx, () =>
    Promise.all([listPeople(ctx), readSecondFactorPolicy(ctx), mayManage ? readWithoutSecondFactor(ctx) : null]),
  );
  return (
    <>
      <DocumentTitle>People</DocumentTitle>
      <PageHeader
        title="People"
        description="Who has a way into the console, and as what."
        actions={
          mayManage && (
            <Link href="/people/new" className={buttonStyles({ variant: 'primary' })}>
              <PlusIcon aria-hidden />
              Invite somebody
            </Link>
          )
        }
      />
      <div className="flex flex-col gap-4 px-4 pb-8 md:px-6">
        {may(ctx.actor, 'tokens.manage') && <PeopleTabs current="people" />}
        {read.ok ? (
          <>
            <PeopleList people={read.value[0].people} own={ctx.actor.userId} />
            {read.value[0].more && <p className="text-muted text-sm">The first {peopleMax} by name are shown.</p>}
            {read.value[2] && <PolicyCard policy={read.value[1]} without={read.value[2]} />}
          </>
        ) : (
          <LoadFailed title="The people could not be read" again="/people" {...read} />
        )}
      </div>
    </>
  );
}
