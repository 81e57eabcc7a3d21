import type { GuardPolicy } from '@/lib/delivery/address-guard';
import type { Environment } from '@/lib/platform/env';

/** What URLs may be destinations here: https and public, unless the environment says otherwise; http while developing. */
export function guardPolicy({ allowPrivateDestinations, mode }: Environment): GuardPolicy {
  return { allowPrivate: allowPrivateDestinations, allowHttp: mode === 'development' };
}
