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
  /** Who finds something there; everybody unless told. */
  roles?: readonly Role[];
}

/** The rail, top to bottom: only pages that exist. */
export const navItems: readonly NavItem[] = [
  { label: 'Overview', href: '/', icon: GaugeIcon },
  { label: 'Callbacks', href: '/callbacks', icon: InboxIcon },
  { label: 'Transfers', href: '/transfers', icon: ArrowLeftRightIcon },
  { label: 'Batches', href: '/batches', icon: LayersIcon },
  { label: 'Issues', href: '/issues', icon: CircleAlertIcon },
  { label: 'Replays', href: '/replays', icon: RotateCcwIcon },
  { label: 'Rejected', href: '/rejected', icon: ShieldXIcon },
  { label: 'Destinations', href: '/destinations', icon: SendIcon },
  { label: 'Providers', href: '/providers', icon: PlugIcon },
  { label: 'Audit', href: '/audit', icon: ScrollTextIcon, roles: permissions['audit.read'].roles },
  { label: 'People', href: '/people', icon: UsersIcon },
  { label: 'Settings', href: '/settings', icon: Settings2Icon },
];

/** Pure: the rail of `role`. The pages check again. */
export function navItemsOf(role: Role): readonly NavItem[] {
  return navItems.filter(({ roles }) => roles === undefined || roles.includes(role));
}

/** Whether the page at `pathname` lies under `href`; the overview is only itself. */
export function isUnder(pathname: string, href: string): boolean {
  return pathname === href || (href !== '/' && pathname.startsWith(`${href}/`));
}
