import type { SensitiveFields } from '@/lib/providers/sensitive';

/** Masked on screen and never written to a record's `detail`. */
export const sensitiveFields = {
  clientName: 'name',
  clientEmail: 'email',
  clientPhone: 'phone',
  client: 'name',
  cavv: 'other',
} as const satisfies SensitiveFields;
