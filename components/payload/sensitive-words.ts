import type { SensitiveKind } from '@/lib/providers/sensitive';

/** What a sensitive field holds, in words. */
export const sensitiveWords: Record<SensitiveKind, string> = {
  name: 'name',
  email: 'e-mail',
  phone: 'phone',
  bank_account: 'bank account',
  card: 'card',
  other: 'personal',
};
