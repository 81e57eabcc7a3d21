import { SearchIcon } from 'lucide-react';
import Form from 'next/form';
import { load } from '@/app/(console)/load';
import { LoadFailed } from '@/app/(console)/load-failed';
import { searchQuery } from '@/app/(console)/search-query';
import { DocumentTitle } from '@/components/frame/document-title';
import { AddressSearch } from '@/components/ui/address-search';
import { Button } from '@/components/ui/button';
import { cn } from '@/components/ui/cn';
import { EmptyState } from '@/components/ui/empty-state';
import { fieldStyles } from '@/components/ui/input';
import { PageHeader } from '@/components/ui/page-header';
import { requireActor } from '@/lib/access/web/session';
import { search } from '@/lib/search/search';
import { termLengthMax } from '@/lib/search/search-terms';
import { SearchResults } from './search-results';

/** Shown of each kind. */
const limit = 20;

export default async function SearchPage({ searchParams }: PageProps<'/search'>) {
  const ctx = await requireActor();
  const query = searchQuery(await searchParams);
  const q = (query.get('q') ?? '').slice(0, termLengthMax);
  const found = q === '' ? null : await load(ctx, () => search(ctx, { q, limit }));
  return (
    <>
      <DocumentTitle>Search</DocumentTitle>
      <PageHeader
        title="Search"
        description="One search over callbacks, transfers, batches with their sub-orders, and rejected requests."
      />
      <search className="px-4 pb-4 md:px-6">
        <Form action="/search" className="flex max-w-2xl gap-2">
          <AddressSearch
            of="/search"
            aria-label="Search everything"
            placeholder="An id, hash, address, e-mail, amount, or any part of a payload"
            className={cn(fieldStyles, 'h-10 px-3 font-mono text-sm')}
          />
          <Button type="submit" size="lg" variant="primary">
            Search
          </Button>
        </Form>
      </search>
      {found === null && (
        <EmptyState icon={SearchIcon} title="Paste what you have in hand">
          A withdrawal id out of an alert, a transaction hash, an amount: whole, its beginning, or a part of at least
          three characters.
        </EmptyState>
      )}
      {found?.ok && <SearchResults answer={found.value} />}
      {found && !found.ok && (
        <LoadFailed
          title="It could not be searched"
          message={found.message}
          incidentId={found.incidentId}
          again={`/search?${new URLSearchParams({ q })}`}
        />
      )}
    </>
  );
}
