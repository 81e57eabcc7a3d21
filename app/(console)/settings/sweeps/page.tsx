import { load } from '@/app/(console)/load';
import { LoadFailed } from '@/app/(console)/load-failed';
import { ActionForm, SubmitButton } from '@/app/(console)/providers/action-form';
import { ChoiceField, TextField } from '@/app/(console)/providers/form-fields';
import { providerLabel } from '@/components/domain/provider-mark';
import { DocumentTitle } from '@/components/frame/document-title';
import { Banner } from '@/components/ui/banner';
import { Card, CardBody } from '@/components/ui/card';
import { Link } from '@/components/ui/link';
import { PageHeader } from '@/components/ui/page-header';
import { may } from '@/lib/access/permissions';
import { requireActor } from '@/lib/access/web/session';
import { providers } from '@/lib/providers/registry';
import { boundedKinds, type SweepBounds } from '@/lib/reconcile/sweeps/bounds';
import { getSweepBounds } from '@/lib/reconcile/sweeps/read-bounds';
import { saveBounds } from './actions';
import { boundWords } from './bound-words';
import { secondField, stuckField } from './read-sweeps-form';

/** Where an admin sets how long things may take before a person is told. */
export default async function SweepsPage() {
  const ctx = await requireActor();
  const bounds = await load(ctx, () => getSweepBounds(ctx));
  return (
    <>
      <DocumentTitle>Sweeps</DocumentTitle>
      <PageHeader
        breadcrumb={
          <Link href="/settings#sweeps" className="underline-offset-2 hover:underline">
            Settings
          </Link>
        }
        title="Sweeps"
        description="How long things may take before an issue is raised. Write 45 min, 4 h, 1 d 12 h, or never."
      />
      <div className="px-4 pb-8 md:px-6">
        {!bounds.ok ? (
          <LoadFailed title="The bounds could not be read" again="/settings/sweeps" {...bounds} />
        ) : may(ctx.actor, 'settings.manage') ? (
          <Card className="max-w-4xl">
            <CardBody>
              <ActionForm action={saveBounds} hidden={{}}>
                <BoundFields bounds={bounds.value} />
                <div>
                  <SubmitButton variant="primary">Save</SubmitButton>
                </div>
              </ActionForm>
            </CardBody>
          </Card>
        ) : (
          <Banner title="Only admins change the bounds">Ask one of them, or look at them under Settings.</Banner>
        )}
      </div>
    </>
  );
}

const grid = 'grid gap-4 sm:grid-cols-2 lg:grid-cols-3';

function BoundFields({ bounds }: { bounds: SweepBounds }) {
  return (
    <>
      <fieldset className="flex flex-col gap-4">
        <legend className="mb-3 font-medium text-sm">Stuck: open for longer than</legend>
        <div className={grid}>
          {bounds.stuck.map((line) => (
            <TextField
              key={stuckField(line)}
              name={stuckField(line)}
              label={`${providerLabel(line.provider)}, ${line.kind}${line.chain === null ? '' : ` on ${line.chain}`}`}
              {...(line.chain !== null && { hint: 'Empty: this chain as every other.' })}
              defaultValue={boundWords(line.minutes)}
            />
          ))}
          <TextField name="otherwise" label="Everything else" defaultValue={boundWords(bounds.otherwiseMinutes)} />
        </div>
      </fieldset>
      <fieldset className="flex flex-col gap-4 border-t pt-4">
        <legend className="sr-only">A chain with a bound of its own</legend>
        <p className="text-muted text-sm">A chain with a bound of its own, as the provider spells it:</p>
        <div className="grid gap-4 sm:grid-cols-2 lg:grid-cols-4">
          <ChoiceField
            name="chainProvider"
            label="Provider"
            options={providers.filter(({ id }) => id !== 'test').map(({ id, label }) => ({ value: id, label }))}
            defaultValue="gatepay"
          />
          <ChoiceField
            name="chainKind"
            label="What"
            options={boundedKinds.map((kind) => ({ value: kind, label: kind }))}
            defaultValue="batch"
          />
          <TextField name="chain" label="Chain" placeholder="BTC" spellCheck={false} />
          <TextField name="chainBound" label="Longer than" placeholder="12 h" />
        </div>
      </fieldset>
      <fieldset className="flex flex-col gap-4 border-t pt-4">
        <legend className="sr-only">Second callback</legend>
        <p className="text-muted text-sm">Second callback missing: the first one came longer ago than</p>
        <div className={grid}>
          {bounds.second.map(({ provider, minutes }) => (
            <TextField
              key={provider}
              name={secondField(provider)}
              label={providerLabel(provider)}
              defaultValue={boundWords(minutes)}
            />
          ))}
        </div>
      </fieldset>
      <fieldset className="flex flex-col gap-4 border-t pt-4">
        <legend className="sr-only">Silence</legend>
        <p className="text-muted text-sm">
          Provider silent: against the same hours of its last four weeks (UTC), both must hold.
        </p>
        <div className={grid}>
          <TextField
            name="missingMin"
            label="Callbacks missing at least"
            inputMode="numeric"
            defaultValue={String(bounds.silence.missingMin)}
          />
          <TextField name="quiet" label="Nothing for at least" defaultValue={boundWords(bounds.silence.minutesMin)} />
        </div>
      </fieldset>
    </>
  );
}
