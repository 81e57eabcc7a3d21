import type { Route } from 'next';
import { navItemsOf } from '@/components/frame/nav-items';
import type { Role } from '@/lib/access/actor';
import { type Action, permissions } from '@/lib/access/permissions';

/** Somewhere to go: a page, or the page where something is done. */
export interface Place {
  label: string;
  href: Route;
  /** Further words that people call it by. */
  words: string;
  /** What one must be allowed to have any use for it; null: everybody. */
  needs: Action | null;
}

const actions: readonly Place[] = [
  { label: 'New replay', href: '/replays/new', words: 'resend send again bulk', needs: 'callbacks.replay' },
  { label: 'New destination', href: '/destinations/new', words: 'webhook backend add', needs: 'destinations.manage' },
  { label: 'New account', href: '/providers/new', words: 'provider add secret', needs: 'accounts.manage' },
  { label: 'Settings › Chain map', href: '/settings', words: 'explorer chains network', needs: null },
  { label: 'Settings › New chain', href: '/settings/chains/new', words: 'explorer add', needs: 'settings.manage' },
  { label: 'Settings › Bounds of the sweeps', href: '/settings/sweeps', words: 'stuck missing silence', needs: null },
  { label: 'Exports', href: '/exports', words: 'csv files download evidence', needs: 'exports.make' },
  { label: 'Duplicates', href: '/rejected?verdict=duplicate', words: 'retries again', needs: null },
  { label: 'Failed callbacks', href: '/callbacks?status=failed', words: 'not delivered', needs: null },
  { label: 'Compare two callbacks', href: '/callbacks/compare', words: 'difference diff', needs: null },
];

function everyPlace(role: Role): Place[] {
  const pages = navItemsOf(role).map(({ label, href }): Place => ({ label, href, words: '', needs: null }));
  const known = new Set(pages.map(({ href }) => String(href)));
  const further = actions.filter(({ href, needs }) => {
    const allowed: readonly Role[] | null = needs && permissions[needs].roles;
    return !known.has(href) || href === '/settings' ? (allowed?.includes(role) ?? true) : false;
  });
  return [...pages, ...further];
}

/** Pure: places whose name or further words hold every word of `text`, those that begin with it first; all for no text. */
export function findPlaces(text: string, role: Role): Place[] {
  const wanted = text.toLowerCase().split(/\s+/).filter(Boolean);
  const begins = ({ label }: Place) => label.toLowerCase().startsWith(wanted.join(' '));
  const found = everyPlace(role).filter(({ label, words }) => {
    const all = `${label} ${words}`.toLowerCase();
    return wanted.every((word) => all.includes(word));
  });
  return [...found.filter(begins), ...found.filter((place) => !begins(place))];
}
