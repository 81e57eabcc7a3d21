import { zoneParam } from '@/components/data-table/time-range';
import type { IssueKind } from '@/lib/ledger/issue-kinds';
import { kindsOf } from '@/lib/ledger/overview/kinds-of';
import type { Direction } from '@/lib/ledger/overview/types';
import type { Outcome } from '@/lib/providers/contract';

/** What the figures count: of which providers, and when. */
export interface LinkBounds {
  /** Frozen bounds, ISO 8601, and the zone that the list shows them in. */
  from: string;
  to: string;
  zone: string;
  /** Ids of all providers that totals are about. */
  counted: readonly string[];
}

/** A link to a list. */
export interface ListLink {
  pathname: string;
  search: string;
}

const liveStates = ['open', 'acknowledged'] as const;

function query(entries: readonly (readonly [string, string])[]): string {
  return new URLSearchParams(entries.map(([name, value]) => [name, value])).toString();
}

const spanned = ({ from, to, zone }: Omit<LinkBounds, 'counted'>) =>
  [
    ['from', from],
    ['to', to],
    [zoneParam, zone],
  ] as const;
const ofProviders = ({ counted }: Pick<LinkBounds, 'counted'>, provider: string | null) =>
  (provider === null ? counted : [provider]).map((id) => ['provider', id] as const);

/** Pure: the callbacks received within `bounds`, of one provider or of all that are counted. */
export function callbacksLink(bounds: LinkBounds, provider: string | null, status: readonly 'failed'[] = []): ListLink {
  const statuses = status.map((word) => ['status', word] as const);
  return { pathname: '/callbacks', search: query([...ofProviders(bounds, provider), ...statuses, ...spanned(bounds)]) };
}

/** Pure: the callbacks that wait to be sent or answered. */
export function undeliveredLink(bounds: Pick<LinkBounds, 'counted'>): ListLink {
  const statuses = ['new', 'in_progress'].map((word) => ['status', word] as const);
  return { pathname: '/callbacks', search: query([...ofProviders(bounds, null), ...statuses]) };
}

/** Pure: the requests that were turned away, or that brought a callback again. */
export function requestsLink(bounds: LinkBounds, provider: string | null, verdict: 'rejected' | 'duplicate'): ListLink {
  const which = verdict === 'duplicate' ? ([['verdict', 'duplicate']] as const) : [];
  return { pathname: '/rejected', search: query([...which, ...ofProviders(bounds, provider), ...spanned(bounds)]) };
}

/** Pure: the transfers of one direction, currency and outcome that opened within `bounds`. */
export function transfersLink(bounds: LinkBounds, direction: Direction, currency: string, outcome: Outcome): ListLink {
  const kinds = kindsOf(direction).map((kind) => ['kind', kind] as const);
  return {
    pathname: '/transfers',
    search: query([
      ...kinds,
      ['currency', currency],
      ['outcome', outcome],
      ...ofProviders(bounds, null),
      ...spanned(bounds),
    ]),
  };
}

/** Pure: the batches that opened within `bounds`. */
export function batchesLink(bounds: LinkBounds): ListLink {
  return { pathname: '/batches', search: query(spanned(bounds)) };
}

/** Pure: live issues, of some kinds and a provider, or those with money of one currency at risk, most first. */
export function issuesLink({
  kinds = [],
  provider = null,
  currency = null,
}: {
  kinds?: readonly IssueKind[];
  provider?: string | null;
  currency?: string | null;
}): ListLink {
  return {
    pathname: '/issues',
    search: query([
      ...kinds.map((kind) => ['kind', kind] as const),
      ...(provider === null ? [] : [['provider', provider] as const]),
      ...liveStates.map((state) => ['state', state] as const),
      ...(currency === null ? [] : [['sort', `value:${currency}`] as const]),
    ]),
  };
}
