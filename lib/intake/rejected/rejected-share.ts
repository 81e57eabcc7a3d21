import type { StoreRow } from '@/lib/intake/store-row';

/** Of the account's daily bound on rejected requests: what is left for those that are probably the provider's own. */
const ordinaryShare = 0.5;

/**
 * Pure: the part of the daily bound that this rejected request may use, 0 to 1. Ordinary traffic stops at half; the rest is
 * kept for what is probably genuine and will be wanted when its cause is mended:
 *
 * - a secret of the account proved it (`keyHint`), only it could not be read;
 * - the account has no secret yet, so nothing could prove it;
 * - the account has an allow-list and it came from an address on it, so it is no stranger's.
 *
 * A stranger can use the reserve only of an account without secret and without allow-list.
 */
export function rejectedShare({ keyHint, cause }: Pick<StoreRow, 'keyHint' | 'cause'>, hasAllowList: boolean): number {
  // The address is looked at after these: they say nothing of who it was.
  const isListed =
    hasAllowList &&
    cause !== 'address_not_allowed' &&
    cause !== 'account_disabled' &&
    cause !== 'settings_unreadable' &&
    cause !== 'method_not_allowed' &&
    cause !== 'content_type_unsupported';
  return keyHint !== null || cause === 'secret_missing' || isListed ? 1 : ordinaryShare;
}
