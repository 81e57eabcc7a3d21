import type { AccountRef } from '@/lib/intake/accounts/types';

/** The page of an account. */
export function accountHref({ provider, account }: AccountRef) {
  return `/providers/${encodeURIComponent(provider)}/${encodeURIComponent(account)}` as const;
}
