import { makeDestination } from '@/app/(console)/destinations/actions';
import { DestinationFieldset, newDestination } from '@/app/(console)/destinations/destination-fields';
import { OnceForm } from '@/app/(console)/destinations/once-form';
import { load } from '@/app/(console)/load';
import { LoadFailed } from '@/app/(console)/load-failed';
import { SubmitButton } from '@/app/(console)/providers/action-form';
import { SecretField } from '@/app/(console)/providers/form-fields';
import { DocumentTitle } from '@/components/frame/document-title';
import { Banner } from '@/components/ui/banner';
import { buttonStyles } from '@/components/ui/button';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import { Link } from '@/components/ui/link';
import { PageHeader } from '@/components/ui/page-header';
import { may, refusalWords } from '@/lib/access/permissions';
import { requireActor } from '@/lib/access/web/session';
import { listCallbackFacets } from '@/lib/intake/list-callback-facets';

const breadcrumb = (
  <nav aria-label="Breadcrumb">
    <Link href="/destinations" className="hover:underline">
      Destinations
    </Link>
  </nav>
);

/** The form of a new destination; its secret is shown once, in the form's place. */
export default async function NewDestinationPage() {
  const ctx = await requireActor();
  if (!may(ctx.actor, 'destinations.manage')) {
    return (
      <>
        <DocumentTitle>New destination</DocumentTitle>
        <PageHeader breadcrumb={breadcrumb} title="New destination" />
        <div className="px-4 md:px-6">
          <Banner kind="warning" title={refusalWords(ctx.actor, 'destinations.manage')} />
        </div>
      </>
    );
  }
  const facets = await load(ctx, () => listCallbackFacets(ctx));
  return (
    <>
      <DocumentTitle>New destination</DocumentTitle>
      <PageHeader
        breadcrumb={breadcrumb}
        title="New destination"
        description="It gets what arrives from the moment it is made; earlier callbacks reach it by replay."
      />
      {facets.ok ? (
        <div className="max-w-3xl px-4 pb-8 md:px-6">
          <OnceForm action={makeDestination} hidden={{}} next="Open the destination">
            <DestinationFieldset destination={newDestination} facets={facets.value} />
            <Card>
              <CardHeader title="Signing secret" />
              <CardBody>
                <SecretField
                  name="secret"
                  label="Secret"
                  hint="Leave it empty to have one made and shown once. Your own: whsec_ and the base64 of 24 to 64 bytes."
                  required={false}
                />
              </CardBody>
            </Card>
            <div className="flex gap-2">
              <SubmitButton variant="primary">Make destination</SubmitButton>
              <Link href="/destinations" className={buttonStyles()}>
                Cancel
              </Link>
            </div>
          </OnceForm>
        </div>
      ) : (
        <LoadFailed title="The form could not be prepared" again="/destinations/new" {...facets} />
      )}
    </>
  );
}
