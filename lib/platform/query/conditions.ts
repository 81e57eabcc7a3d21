import { Prisma } from '@/lib/platform/db/generated/client';

/** A piece of SQL with its values. */
export type Sql = Prisma.Sql;
export const { sql, raw, empty, join } = Prisma;

/** Ids of the database: positive 63-bit integers. */
export const rowIdPattern = /^[1-9]\d{0,17}$/;
export const uuidPattern = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** `where …` of all conditions that are there; nothing where there are none. */
export function where(conditions: readonly (Sql | null)[]): Sql {
  const present = conditions.filter((condition) => condition !== null);
  return present.length === 0 ? empty : Prisma.sql`where ${Prisma.join(present, ' and ')}`;
}

/** `column` is one of `values`; null for no values. One value is an equality, which keeps an index's order usable. */
export function isOneOf(column: Sql, values: readonly string[]): Sql | null {
  if (values.length === 0) return null;
  return values.length === 1 ? Prisma.sql`${column} = ${values[0]}` : Prisma.sql`${column} = any(${values})`;
}

/** `column` begins with `text`. Under the C collation a btree serves it. */
export function beginsWith(column: Sql, text: string): Sql {
  return Prisma.sql`${column} like ${`${text.replace(/[\\%_]/g, '\\$&')}%`}`;
}
