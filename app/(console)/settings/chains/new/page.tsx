import { ActionForm, SubmitButton } from '@/app/(console)/providers/action-form';
import { addToMap } from '@/app/(console)/settings/chains/actions';
import { ChainFields } from '@/app/(console)/settings/chains/chain-fields';
import { emptyChainTexts } from '@/app/(console)/settings/chains/chain-texts';
import { DocumentTitle } from '@/components/frame/document-title';
import { Banner } from '@/components/ui/banner';
import { Card, CardBody } from '@/components/ui/card';
import { Link } from '@/components/ui/link';
import { PageHeader } from '@/components/ui/page-header';
import { may } from '@/lib/access/permissions';
import { requireActor } from '@/lib/access/web/session';

/** A chain that the map does not have yet. */
export default async function NewChainPage() {
  const { actor } = await requireActor();
  return (
    <>
      <DocumentTitle>Add a chain</DocumentTitle>
      <PageHeader
        breadcrumb={
          <Link href="/settings#chains" className="underline-offset-2 hover:underline">
            Chain map
          </Link>
        }
        title="Add a chain"
        description="From then on its hashes and addresses are linked and checked, wherever a provider names it."
      />
      <div className="px-4 pb-8 md:px-6">
        {may(actor, 'settings.manage') ? (
          <Card className="max-w-3xl">
            <CardBody>
              <ActionForm action={addToMap} hidden={{}}>
                <ChainFields texts={emptyChainTexts} added />
                <div>
                  <SubmitButton variant="primary">Add</SubmitButton>
                </div>
              </ActionForm>
            </CardBody>
          </Card>
        ) : (
          <Banner title="Only admins change the chain map">Ask one of them, or look at it under Settings.</Banner>
        )}
      </div>
    </>
  );
}
