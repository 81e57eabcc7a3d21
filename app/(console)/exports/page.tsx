import { DownloadIcon } from 'lucide-react';
import { load } from '@/app/(console)/load';
import { LoadFailed } from '@/app/(console)/load-failed';
import { searchQuery } from '@/app/(console)/search-query';
import { DataTablePagination } from '@/components/data-table/data-table-pagination';
import { againHref } from '@/components/data-table/list-query';
import { DocumentTitle } from '@/components/frame/document-title';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { requireActor } from '@/lib/access/web/session';
import { findMasked } from '@/lib/exports/find-masked';
import { listExports, readExportPage } from '@/lib/exports/list-exports';
import { ParamReader } from '@/lib/platform/query/param-reader';
import { ExportsTable } from './exports-table';

/** Files that were handed out: what they held, to whom they went, and the hash to know them by. */
export default async function ExportsPage({ searchParams }: PageProps<'/exports'>) {
  const ctx = await requireActor();
  const query = searchQuery(await searchParams);
  const files = await load(ctx, async () => {
    const page = await listExports(ctx, readExportPage(new ParamReader(query)));
    return { ...page, masked: await findMasked(ctx, page.data) };
  });
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <DocumentTitle>Exports</DocumentTitle>
      <PageHeader
        title="Exports"
        description="Files that were handed out, to whom, and the SHA-256 to know each by. The files themselves are not kept."
      />
      {!files.ok ? (
        <LoadFailed
          title="The exports could not be read"
          again={againHref('/exports', query, files.incidentId)}
          {...files}
        />
      ) : files.value.data.length === 0 ? (
        <EmptyState icon={DownloadIcon} title="Nothing was exported yet">
          <p>
            Filter a list and choose Export, or open a batch or transfer and choose Evidence. Each download appears
            here.
          </p>
        </EmptyState>
      ) : (
        <>
          <ExportsTable files={files.value.data} masked={files.value.masked} />
          <DataTablePagination
            pathname="/exports"
            query={query}
            shown={files.value.data.length}
            total={null}
            noun="exports"
            more={files.value.nextCursor !== null}
            nextCursor={files.value.nextCursor}
          />
        </>
      )}
    </div>
  );
}
