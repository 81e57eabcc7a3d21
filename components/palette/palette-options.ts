import type { Route } from 'next';
import { type HitAddress, hitHref } from '@/components/search/hit-href';
import { hitName, kindWords } from '@/components/search/kind-words';
import type { Role } from '@/lib/access/actor';
import type { SearchHit } from '@/lib/search/types';
import { findPlaces } from './places';
import type { SearchState } from './use-search';

/** One line that can be chosen. */
export interface PaletteOption {
  /** Unique in the list. */
  key: string;
  label: string;
  href: Route | ReturnType<typeof hitHref>;
  hit: SearchHit | null;
}

export interface PaletteGroup {
  label: string;
  options: PaletteOption[];
}

const placesMax = 6;

/** The page that shows all of what is searched. */
export function searchHref(q: string): Route {
  return `/search?${new URLSearchParams({ q: q.trim() })}`;
}

function hitLabel(hit: HitAddress): string {
  return `${kindWords[hit.kind].one} ${hitName(hit)}`;
}

/** Pure: what the palette offers for `q`, in order; never without a way on. */
export function paletteGroups(
  q: string,
  { role, recent, search }: { role: Role; recent: readonly HitAddress[]; search: SearchState },
): PaletteGroup[] {
  const text = q.trim();
  const toOption = ({ label, href }: Pick<PaletteOption, 'label' | 'href'>, kind: string): PaletteOption => ({
    ...{ key: `${kind} ${label} ${href}`, label, href, hit: null },
  });
  const places = findPlaces(text, role).map((place) => toOption(place, 'place'));
  if (text === '') {
    const again = recent.map((one) => toOption({ label: hitLabel(one), href: hitHref(one) }, 'recent'));
    return [...(again.length === 0 ? [] : [{ label: 'Recent', options: again }]), { label: 'Go to', options: places }];
  }
  const { groups, searched } = search.state === 'answered' ? search.answer : { groups: [], searched: '' };
  const found = groups.map(({ kind, hits, more }) => ({
    label: `${kindWords[kind].many}${more ? ', the first' : ''}`,
    options: hits.map((hit) => ({
      ...{ key: `${kind} ${hit.id}`, label: hitLabel(hit), href: hitHref(hit), hit },
    })),
  }));
  const all = toOption({ label: `Search everything for “${text.slice(0, 60)}”`, href: searchHref(text) }, 'search');
  const goTo = places.length === 0 ? [] : [{ label: 'Go to', options: places.slice(0, placesMax) }];
  // A page that is called so comes first; a record with exactly this value comes before it.
  const exact = groups.some(({ hits }) => hits.some(({ whole }) => whole)) && searched !== '';
  return [...(exact ? [...found, ...goTo] : [...goTo, ...found]), { label: 'Search', options: [all] }];
}
