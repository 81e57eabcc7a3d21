'use client';

import { usePathname } from 'next/navigation';
import { Link } from '@/components/ui/link';
import type { Role } from '@/lib/access/actor';
import { Brand } from './brand';
import { isUnder, navItemsOf } from './nav-items';
import { OpenIssuesCount } from './open-issues';

/** The entries of the rail, also shown in a phone's sheet. */
export function Nav({ role, onNavigate }: { role: Role; onNavigate?: () => void }) {
  const pathname = usePathname();
  return (
    <nav aria-label="Main">
      <Brand />
      <ul className="flex flex-col gap-0.5 p-2">
        {navItemsOf(role).map(({ label, href, icon: Icon }) => (
          <li key={href}>
            <Link
              href={href}
              onClick={onNavigate}
              aria-current={isUnder(pathname, href) ? 'page' : undefined}
              className="group flex h-8 items-center gap-2.5 rounded-md px-2 text-muted text-sm hover:bg-hover hover:text-ink aria-[current]:bg-selected aria-[current]:font-medium aria-[current]:text-ink pointer-coarse:h-11"
            >
              <Icon aria-hidden className="size-4 shrink-0 text-faint group-aria-[current]:text-accent-ink" />
              {label}
              {href === '/issues' && <OpenIssuesCount />}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
