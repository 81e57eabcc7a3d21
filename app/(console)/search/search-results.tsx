import { SearchXIcon } from 'lucide-react';
import type { Route } from 'next';
import { hitHref } from '@/components/search/hit-href';
import { hitName, kindWords } from '@/components/search/kind-words';
import { UnsearchedBanner } from '@/components/search/unsearched-banner';
import { Banner } from '@/components/ui/banner';
import { buttonStyles } from '@/components/ui/button';
import { Card, CardHeader } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { Link } from '@/components/ui/link';
import type { SearchAnswer, SearchGroup, SearchKind } from '@/lib/search/types';
import { SearchHitRow } from './search-hit-row';

/** Lists that take the beginning of an id themselves, with filters and pages. */
const lists: Readonly<Record<SearchKind, ((q: string) => Route) | null>> = {
  callback: (q) => `/callbacks?${new URLSearchParams({ q })}`,
  transfer: (q) => `/transfers?${new URLSearchParams({ q })}`,
  batch: (q) => `/batches?${new URLSearchParams({ q })}`,
  suborder: null,
  rejected: null,
};

function Group({ group: { kind, hits, more }, searched }: { group: SearchGroup; searched: string }) {
  const { many } = kindWords[kind];
  const list = lists[kind];
  return (
    <Card aria-label={many}>
      <CardHeader
        title={`${many} · ${hits.length}${more ? '+' : ''}`}
        actions={
          more &&
          list && (
            <Link href={list(searched)} className={buttonStyles({ size: 'sm', variant: 'ghost' })}>
              {many} with such an id
            </Link>
          )
        }
      />
      <ul>
        {hits.map((hit) => (
          <SearchHitRow key={hit.id} hit={hit} searched={searched} />
        ))}
      </ul>
    </Card>
  );
}

/** What was found, by kind; the one thing that has exactly this value first; and what was not looked through. */
export function SearchResults({ answer }: { answer: SearchAnswer }) {
  const { q, searched, groups, incomplete, unsearched } = answer;
  const exact = groups.flatMap(({ hits }) => hits.filter(({ whole }) => whole));
  const [only] = exact.length === 1 ? exact : [];
  return (
    <div className="flex min-w-0 flex-col gap-4 px-4 pb-8 md:px-6">
      {incomplete.length > 0 && (
        <Banner kind="warning" title="More may match">
          Not all {incomplete.map((kind) => kindWords[kind].many.toLowerCase()).join(', ')} could be looked through in
          the time that a search has. A longer part of what you look for finds it, and its beginning finds it soonest.
        </Banner>
      )}
      {unsearched && (
        <UnsearchedBanner unsearched={unsearched}>
          Until then their own ids find them, and those of their batches and transfers.
        </UnsearchedBanner>
      )}
      {groups.length > 0 && searched !== q && (
        <Banner title={`Nothing holds all of that, so ${searched} was searched`} />
      )}
      {only && (
        <Banner
          kind="success"
          title={`${kindWords[only.kind].one} ${hitName(only)} is exactly what you gave`}
          actions={
            <Link href={hitHref(only)} className={buttonStyles({ size: 'sm' })}>
              Go there
            </Link>
          }
        />
      )}
      {groups.map((group) => (
        <Group key={group.kind} group={group} searched={searched} />
      ))}
      {groups.length === 0 && incomplete.length === 0 && (
        <EmptyState icon={SearchXIcon} title={unsearched ? 'Nothing that is searched has this' : 'Nothing has this'}>
          Any three characters of what a payload holds find it, of ids, hashes and addresses too; late lines of a very
          long batch are found by the beginning of theirs. E-mail addresses, names, phone numbers and bank accounts are
          found only whole.
        </EmptyState>
      )}
    </div>
  );
}
