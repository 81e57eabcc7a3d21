import { notFound } from 'next/navigation';
import { load } from '@/app/(console)/load';
import { LoadFailed } from '@/app/(console)/load-failed';
import { ActionForm, SubmitButton } from '@/app/(console)/providers/action-form';
import { saveChain } from '@/app/(console)/settings/chains/actions';
import { ChainFields } from '@/app/(console)/settings/chains/chain-fields';
import { chainTexts } from '@/app/(console)/settings/chains/chain-texts';
import { SourceBadge } from '@/app/(console)/settings/chains/source-badge';
import { DocumentTitle } from '@/components/frame/document-title';
import { Card, CardBody } from '@/components/ui/card';
import { Link } from '@/components/ui/link';
import { PageHeader } from '@/components/ui/page-header';
import { may } from '@/lib/access/permissions';
import { requireActor } from '@/lib/access/web/session';
import { getChainRows } from '@/lib/ledger/chains/get-chain-rows';
import { ChainActions } from './chain-actions';
import { ChainFacts } from './chain-facts';

type ChainPageProps = PageProps<'/settings/chains/[id]'>;

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

/** One chain of the map: what is said of it, and for admins the form that changes it. */
export default async function ChainPage({ params }: ChainPageProps) {
  const ctx = await requireActor();
  const id = decoded((await params).id);
  const title = <DocumentTitle>{`Chain ${id}`}</DocumentTitle>;
  const read = await load(ctx, () => getChainRows(ctx));
  if (!read.ok) {
    const again = `/settings/chains/${encodeURIComponent(id)}`;
    return (
      <>
        {title}
        <LoadFailed title="The chain map could not be read" again={again} {...read} />
      </>
    );
  }
  const row = read.value.rows.find(({ entry }) => entry.id === id);
  if (!row) return notFound();
  const mayManage = may(ctx.actor, 'settings.manage');
  return (
    <>
      {title}
      <PageHeader
        breadcrumb={
          <Link href="/settings#chains" className="underline-offset-2 hover:underline">
            Chain map
          </Link>
        }
        title={row.entry.name}
        beside={
          <>
            <span className="font-mono text-muted text-sm">{row.entry.id}</span>
            <SourceBadge row={row} />
          </>
        }
        actions={mayManage && <ChainActions row={row} />}
      />
      <div className="px-4 pb-8 md:px-6">
        <Card className="max-w-3xl">
          <CardBody>
            {mayManage ? (
              <ActionForm action={saveChain} hidden={{}}>
                <ChainFields texts={chainTexts(row.entry)} />
                <div>
                  <SubmitButton variant="primary">Save</SubmitButton>
                </div>
              </ActionForm>
            ) : (
              <ChainFacts entry={row.entry} />
            )}
          </CardBody>
        </Card>
      </div>
    </>
  );
}
