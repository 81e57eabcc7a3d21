import { AppError } from '@/lib/platform/errors';

/** The last row of a page, or the last that was looked at for it: its instant, and its id, because rows share instants. */
export interface Cursor {
  /** ISO 8601 UTC with milliseconds. */
  at: string;
  id: string;
  /** Rows that were looked at one by one since the last full page (`./look-through`); 0 where a page is simply read. */
  looked?: number;
}

/** Opaque text for URLs. */
export function encodeCursor({ at, id, looked = 0 }: Cursor): string {
  return Buffer.from(looked === 0 ? `${at} ${id}` : `${at} ${id} ${looked}`).toString('base64url');
}

const lookedPattern = /^[1-9]\d{0,9}$/;

/** Reads a cursor whose id matches `idPattern`; throws `AppError('bad_request')` for any other text. */
export function decodeCursor(text: string, idPattern: RegExp): Required<Cursor> {
  const [at = '', id = '', looked, ...rest] = Buffer.from(text, 'base64url').toString('latin1').split(' ');
  const time = Date.parse(at);
  const isWhole = !Number.isNaN(time) && new Date(time).toISOString() === at && /^\d{4}-/.test(at);
  const isEnd = rest.length === 0 && (looked === undefined || lookedPattern.test(looked));
  if (isWhole && idPattern.test(id) && isEnd) return { at, id, looked: Number(looked ?? 0) };
  throw new AppError('bad_request', 'The cursor is not one that this list gave out. Start again from the first page.');
}
