import type { AccountSource } from '@/lib/intake/accounts';

/** Where an account is set. */
export const sourceWords: Record<AccountSource, string> = {
  environment: 'From variables',
  console: 'Made here',
};
