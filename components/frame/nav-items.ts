import {
  ArrowLeftRightIcon,
  CircleAlertIcon,
  GaugeIcon,
  InboxIcon,
  LayersIcon,
  type LucideIcon,
  PlugIcon,
  RotateCcwIcon,
  ScrollTextIcon,
  SendIcon,
  Settings2Icon,
  ShieldXIcon,
  UsersIcon,
} from 'lucide-react';
import type { Route } from 'next';
import type { Role } from '@/lib/access/actor';
import { permissions } from '@/lib/access/permissions';

export interface NavItem {
  label: string;
  href: Route;
  icon: LucideIcon;
  /** The letter that leads there after `g`. */
  key: string;
  /** Who finds something there; everybody unless told. */
  roles?: readonly Role[];
}

/** The rail, top to bottom: only pages that exist. */
export const navItems: readonly NavItem[] = [
  { label: 'Overview', href: '/', icon: GaugeIcon, key: 'o' },
  { label: 'Callbacks', href: '/callbacks', icon: InboxIcon, key: 'c' },
  { label: 'Transfers', href: '/transfers', icon: ArrowLeftRightIcon, key: 't' },
  { label: 'Batches', href: '/batches', icon: LayersIcon, key: 'b' },
  { label: 'Issues', href: '/issues', icon: CircleAlertIcon, key: 'i' },
  { label: 'Replays', href: '/replays', icon: RotateCcwIcon, key: 'y' },
  { label: 'Rejected', href: '/rejected', icon: ShieldXIcon, key: 'r' },
  { label: 'Destinations', href: '/destinations', icon: SendIcon, key: 'd' },
  { label: 'Providers', href: '/providers', icon: PlugIcon, key: 'p' },
  { label: 'Audit', href: '/audit', icon: ScrollTextIcon, key: 'a', roles: permissions['audit.read'].roles },
  { label: 'People', href: '/people', icon: UsersIcon, key: 'e' },
  { label: 'Settings', href: '/settings', icon: Settings2Icon, key: 's' },
];

/** Pure: the rail of `role`. The pages check again. */
export function navItemsOf(role: Role): readonly NavItem[] {
  return navItems.filter(({ roles }) => roles === undefined || roles.includes(role));
}

/** Whether the page at `pathname` lies under `href`; the overview is only itself. */
export function isUnder(pathname: string, href: string): boolean {
  return pathname === href || (href !== '/' && pathname.startsWith(`${href}/`));
}
