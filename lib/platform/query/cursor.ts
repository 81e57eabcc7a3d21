import { AppError } from '@/lib/platform/errors';

/** The last row of a page: its instant, and its id, because rows share instants. */
export interface Cursor {
  /** ISO 8601 UTC with milliseconds. */
  at: string;
  id: string;
}

/** Opaque text for URLs. */
export function encodeCursor({ at, id }: Cursor): string {
  return Buffer.from(`${at} ${id}`).toString('base64url');
}

/** Reads a cursor whose id matches `idPattern`; throws `AppError('bad_request')` for any other text. */
export function decodeCursor(text: string, idPattern: RegExp): Cursor {
  const [at = '', id = '', ...rest] = Buffer.from(text, 'base64url').toString('latin1').split(' ');
  const time = Date.parse(at);
  const isWhole = !Number.isNaN(time) && new Date(time).toISOString() === at && /^\d{4}-/.test(at);
  if (isWhole && idPattern.test(id) && rest.length === 0) return { at, id };
  throw new AppError('bad_request', 'The cursor is not one that this list gave out. Start again from the first page.');
}
