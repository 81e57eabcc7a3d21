'use client';

import { useRouter } from 'next/navigation';
import { createContext, use } from 'react';

/** Reads again what a part of the page shows; null: the page. */
const RefreshContext = createContext<(() => void | Promise<void>) | null>(null);

/** Stands around a part of a page that can be read again without the rest. */
export const RefreshProvider = RefreshContext.Provider;

/** Reads again the part of the page that this component is in. */
export function useRefresh(): () => void | Promise<void> {
  const router = useRouter();
  return use(RefreshContext) ?? router.refresh;
}
