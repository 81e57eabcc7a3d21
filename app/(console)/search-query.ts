import { withAdded } from '@/components/filter/with-added';

/** Pure: a page's `searchParams` as `URLSearchParams`; blank values, which forms without scripts send, are left out. */
export function searchQuery(params: Readonly<Record<string, string | string[] | undefined>>): URLSearchParams {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(params)) {
    for (const one of Array.isArray(value) ? value : [value ?? '']) if (one.trim() !== '') query.append(name, one);
  }
  return withAdded(query);
}
