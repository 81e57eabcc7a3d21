import pg from 'pg';
import { AppError } from '@/lib/platform/errors';

/** What went wrong, fit for a column and a log: our own sentences, otherwise only the kind of error, never its data. */
export function errorClass(error: unknown): string {
  if (error instanceof AppError) return error.message;
  if (error instanceof pg.DatabaseError) {
    return `Postgres refused it: ${error.code ?? 'no code'}${error.constraint ? ` (${error.constraint})` : ''}.`;
  }
  return error instanceof Error ? `A fault in the console: ${error.name}.` : 'A fault in the console.';
}
