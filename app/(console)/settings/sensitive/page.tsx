import { load } from '@/app/(console)/load';
import { LoadFailed } from '@/app/(console)/load-failed';
import { ActionForm, SubmitButton } from '@/app/(console)/providers/action-form';
import { LinesField } from '@/app/(console)/providers/form-fields';
import { providerLabel } from '@/components/domain/provider-mark';
import { DocumentTitle } from '@/components/frame/document-title';
import { sensitiveWords } from '@/components/payload/sensitive-words';
import { Banner } from '@/components/ui/banner';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import { Link } from '@/components/ui/link';
import { PageHeader } from '@/components/ui/page-header';
import { may } from '@/lib/access/permissions';
import { requireActor } from '@/lib/access/web/session';
import { getSensitiveFields, type ProviderSensitivity } from '@/lib/intake/sensitive/get-sensitive-fields';
import { saveSensitive } from './actions';
import { addedText } from './read-sensitive-form';

function ProviderCard({ of: { provider, fields, changes, remaking } }: { of: ProviderSensitivity }) {
  const known = Object.entries(fields);
  return (
    <Card aria-label={providerLabel(provider)}>
      <CardHeader title={providerLabel(provider)} />
      <CardBody className="flex flex-col gap-4">
        <p className="text-muted text-sm">
          {known.length === 0 ? 'Its pages name no field about a person.' : 'Known of it: '}
          {known.map(([field, kind], at) => (
            <span key={field}>
              {at > 0 && ', '}
              <code className="font-mono text-[0.95em]">{field}</code> ({sensitiveWords[kind]})
            </span>
          ))}
          {known.length > 0 && '.'}
        </p>
        {remaking && (
          <Banner title="What is searched is being made again">
            Until it is done, callbacks of this provider may not be found by what their payloads hold.
          </Banner>
        )}
        <ActionForm action={saveSensitive} hidden={{ provider }}>
          <div className="grid gap-4 md:grid-cols-2">
            <LinesField
              name="added"
              label="Mask also"
              hint="A field a line, with what it holds: nickname: name. Names between dots say what it lies in: owner.id: other."
              defaultValue={addedText(changes)}
              rows={3}
            />
            <LinesField
              name="removed"
              label="Show"
              hint="A field a line that is masked otherwise and holds nothing about a person here."
              defaultValue={changes.removed.join('\n')}
              rows={3}
            />
          </div>
          <div>
            <SubmitButton>Save {providerLabel(provider)}</SubmitButton>
          </div>
        </ActionForm>
      </CardBody>
    </Card>
  );
}

/** Where an admin says which fields of payloads are masked. */
export default async function SensitivePage() {
  const ctx = await requireActor();
  const found = await load(ctx, () => getSensitiveFields(ctx));
  return (
    <>
      <DocumentTitle>Sensitive fields</DocumentTitle>
      <PageHeader
        breadcrumb={
          <Link href="/settings#sensitive" className="underline-offset-2 hover:underline">
            Settings
          </Link>
        }
        title="Sensitive fields"
        description="What payloads tell about people is masked but for who may reveal it. By their names alone the console knows e-mail addresses, phones, names of people, bank accounts, card data and papers of identity, with every provider."
      />
      <div className="flex max-w-4xl flex-col gap-4 px-4 pb-8 md:px-6">
        {!found.ok ? (
          <LoadFailed title="The sensitive fields could not be read" again="/settings/sensitive" {...found} />
        ) : may(ctx.actor, 'settings.manage') ? (
          found.value.providers.map((one) => <ProviderCard key={one.provider} of={one} />)
        ) : (
          <Banner title="Only admins change what is masked">Ask one of them, or look at it under Settings.</Banner>
        )}
      </div>
    </>
  );
}
