import { load } from '@/app/(console)/load';
import { LoadFailed } from '@/app/(console)/load-failed';
import { searchQuery } from '@/app/(console)/search-query';
import { providerLabel } from '@/components/domain/provider-mark';
import { DocumentTitle } from '@/components/frame/document-title';
import { Banner } from '@/components/ui/banner';
import { Button } from '@/components/ui/button';
import { Card, CardBody } from '@/components/ui/card';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Link } from '@/components/ui/link';
import { PageHeader } from '@/components/ui/page-header';
import { Select } from '@/components/ui/select';
import { may } from '@/lib/access/permissions';
import { requireActor } from '@/lib/access/web/session';
import { getRetention, type Retention } from '@/lib/reconcile/retention/get-retention';
import { planRetention } from '@/lib/reconcile/retention/plan-retention';
import { RetentionTable } from './accounts-table';
import { keptWords, readKept } from './kept-words';
import { PlanCard } from './plan-card';

const others = { value: 'otherwise', label: 'Every other account' };

/** How long bytes are kept, account by account; a change shows what it would remove before it is confirmed. */
export default async function RetentionPage({ searchParams }: PageProps<'/settings/retention'>) {
  const ctx = await requireActor();
  const query = searchQuery(await searchParams);
  const retention = await load(ctx, () => getRetention(ctx));
  return (
    <>
      <DocumentTitle>Retention</DocumentTitle>
      <PageHeader
        breadcrumb={
          <Link href="/settings#retention" className="underline-offset-2 hover:underline">
            Settings
          </Link>
        }
        title="Retention"
        description="How long the bytes of requests, of what was sent on, and of answers to the console’s questions are kept."
      />
      <div className="flex flex-col gap-4 px-4 pb-8 md:px-6">
        {retention.ok ? (
          <>
            <Card aria-label="Accounts">
              <RetentionTable accounts={retention.value.accounts} />
            </Card>
            {may(ctx.actor, 'settings.manage') ? (
              <Change retention={retention.value} query={query} />
            ) : (
              <Banner title="Only admins change retention">Ask one of them.</Banner>
            )}
          </>
        ) : (
          <LoadFailed title="The retention could not be read" again="/settings/retention" {...retention} />
        )}
      </div>
    </>
  );
}

/** What to change, as a GET form that works without scripts, and under it what that would do. */
async function Change({ retention, query }: { retention: Retention; query: URLSearchParams }) {
  const options = [
    ...retention.accounts.map(({ accountId, provider, slug }) => ({
      value: accountId,
      label: `${providerLabel(provider)}, ${slug}`,
    })),
    others,
  ];
  const chosen = options.find(({ value }) => value === query.get('scope')) ?? null;
  const keep = query.get('keep');
  const kept = keep === null ? null : readKept(keep);
  const problem = kept?.ok === false ? kept.problem : undefined;
  return (
    <>
      <Card className="max-w-4xl" aria-label="Change">
        <CardBody>
          <form action="/settings/retention" className="flex flex-wrap items-start gap-4">
            <Field htmlFor="scope" label="Account">
              <Select id="scope" name="scope" key={chosen?.value} defaultValue={chosen?.value ?? others.value}>
                {options.map(({ value, label }) => (
                  <option key={value} value={value}>
                    {label}
                  </option>
                ))}
              </Select>
            </Field>
            <Field
              htmlFor="keep"
              label="Keep for"
              hint={`400 days, for ever, or as the others (${keptWords(retention.otherwiseDays)}).`}
              error={problem}
            >
              <Input
                id="keep"
                name="keep"
                key={keep}
                defaultValue={keep ?? ''}
                placeholder="400 days"
                aria-invalid={problem !== undefined}
                aria-describedby="keep-note"
                required
              />
            </Field>
            <Button type="submit" className="sm:mt-[26px]">
              Show what it would do
            </Button>
          </form>
        </CardBody>
      </Card>
      {chosen && kept?.ok && keep !== null && (
        <Planned scope={chosen.value} name={chosen.label} keep={keep} days={kept.days} />
      )}
    </>
  );
}

async function Planned({
  scope,
  name,
  keep,
  days,
}: {
  scope: string;
  name: string;
  keep: string;
  days: number | null | 'as_others';
}) {
  const ctx = await requireActor();
  const plan = await load(ctx, () => planRetention(ctx, { scope, days }));
  return plan.ok ? (
    <PlanCard plan={plan.value} name={name} scope={scope} keep={keep} />
  ) : (
    <LoadFailed title="What it would do could not be counted" again="/settings/retention" {...plan} />
  );
}
