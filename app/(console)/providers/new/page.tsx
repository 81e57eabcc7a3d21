import { ActionForm, SubmitButton } from '@/app/(console)/providers/action-form';
import { makeAccount } from '@/app/(console)/providers/actions';
import { SecretField, TextField } from '@/app/(console)/providers/form-fields';
import { searchQuery } from '@/app/(console)/search-query';
import { ProviderMark } from '@/components/domain/provider-mark';
import { DocumentTitle } from '@/components/frame/document-title';
import { Banner } from '@/components/ui/banner';
import { buttonStyles } from '@/components/ui/button';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import { Link } from '@/components/ui/link';
import { LinkSegments } from '@/components/ui/link-tabs';
import { PageHeader } from '@/components/ui/page-header';
import { may, refusalWords } from '@/lib/access/permissions';
import { requireActor } from '@/lib/access/web/session';
import { doorPrefix } from '@/lib/intake/incoming';
import { providers } from '@/lib/providers/registry';

const breadcrumb = (
  <nav aria-label="Breadcrumb">
    <Link href="/providers" className="hover:underline">
      Providers
    </Link>
  </nav>
);

/** A further account of a provider; the provider is in the URL, so that its own secret fields can stand here. */
export default async function NewAccountPage({ searchParams }: PageProps<'/providers/new'>) {
  const { actor } = await requireActor();
  const wanted = searchQuery(await searchParams).get('provider');
  const provider = providers.find(({ id }) => id === wanted) ?? providers[0];
  if (!provider || !may(actor, 'accounts.manage')) {
    return (
      <>
        <DocumentTitle>New account</DocumentTitle>
        <PageHeader breadcrumb={breadcrumb} title="New account" />
        <div className="px-4 md:px-6">
          <Banner kind="warning" title={refusalWords(actor, 'accounts.manage')} />
        </div>
      </>
    );
  }
  const tabs = providers.map(({ id, label }) => ({
    label,
    href: `/providers/new?provider=${id}` as const,
    current: id === provider.id,
  }));
  return (
    <>
      <DocumentTitle>New account</DocumentTitle>
      <PageHeader
        breadcrumb={breadcrumb}
        title="New account"
        description="For a second contract, country or brand with a provider: its own callback URLs, secrets and bounds."
      />
      <div className="flex max-w-2xl flex-col gap-4 px-4 pb-8 md:px-6">
        <div className="-mx-1 overflow-x-auto px-1">
          <LinkSegments label="Provider" tabs={tabs} />
        </div>
        <Card>
          <CardHeader title={<ProviderMark provider={provider.id} />} />
          <CardBody>
            <ActionForm key={provider.id} action={makeAccount} hidden={{ provider: provider.id }}>
              <TextField
                name="slug"
                label="Slug"
                hint={`The end of its callback URLs: ${doorPrefix}${provider.channels[0].id}/malaysia. Lower-case letters, digits and hyphens. It cannot be changed later.`}
                // Not `required` nor a `pattern`: what is wrong is said at the field, in our words.
                aria-required
                autoCapitalize="none"
                autoComplete="off"
                spellCheck={false}
                className="font-mono"
              />
              <TextField
                name="name"
                label="Name"
                hint="What people call it."
                aria-required
                maxLength={80}
                autoComplete="off"
              />
              {provider.secretFields.map((field) => (
                <SecretField
                  key={field.name}
                  name={`secret.${field.name}`}
                  label={field.label}
                  hint={field.note ?? 'Stored encrypted and never shown again. It can be added later.'}
                  required={false}
                />
              ))}
              <div className="flex gap-2">
                <SubmitButton variant="primary">Make account</SubmitButton>
                <Link href="/providers" className={buttonStyles()}>
                  Cancel
                </Link>
              </div>
            </ActionForm>
          </CardBody>
        </Card>
      </div>
    </>
  );
}
