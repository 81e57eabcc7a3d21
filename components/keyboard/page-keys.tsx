'use client';

import { useRouter } from 'next/navigation';
import { useCallback, useMemo } from 'react';
import { type NavItem, navItemsOf } from '@/components/frame/nav-items';
import type { Role } from '@/lib/access/actor';
import { useKey, useKeyboard, useSpelledKey } from './keyboard-provider';
import { goKey } from './keys';
import { useRowKeys } from './use-row-keys';

function GoKey({ item }: { item: NavItem }) {
  const router = useRouter();
  const key = useMemo(() => goKey(item), [item]);
  useSpelledKey(
    key,
    useCallback(() => router.push(item.href), [router, item.href]),
  );
  return null;
}

/** The keys that every page has. Draws nothing. */
export function PageKeys({ role }: { role: Role }) {
  const { showKeys } = useKeyboard();
  useKey('showKeys', showKeys);
  useRowKeys();
  return navItemsOf(role).map((item) => <GoKey key={item.href} item={item} />);
}
