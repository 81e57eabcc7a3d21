import {
  ArrowLeftRightIcon,
  CircleAlertIcon,
  GaugeIcon,
  InboxIcon,
  LayersIcon,
  type LucideIcon,
  PlugIcon,
  RotateCcwIcon,
  SendIcon,
  Settings2Icon,
  ShieldXIcon,
} from 'lucide-react';
import type { Route } from 'next';

export interface NavItem {
  label: string;
  href: Route;
  icon: LucideIcon;
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
  { label: 'Settings', href: '/settings', icon: Settings2Icon },
];

/** Whether the page at `pathname` lies under `href`; the overview is only itself. */
export function isUnder(pathname: string, href: string): boolean {
  return pathname === href || (href !== '/' && pathname.startsWith(`${href}/`));
}
