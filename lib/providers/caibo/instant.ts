import { optionalInstant } from '@/lib/providers/fields';

const pattern = /^20\d\d-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?(?:Z|[+-]\d\d:\d\d)$/;

/** Seconds or milliseconds since 1970, or ISO 8601 with its zone; null for anything else: without a zone it is a guess. */
export function readInstant(value: unknown): Date | null {
  if (typeof value !== 'string' || !pattern.test(value)) return optionalInstant.safeParse(value).data ?? null;
  const instant = new Date(value);
  return Number.isNaN(instant.getTime()) ? null : instant;
}
