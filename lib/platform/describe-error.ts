import { redactText } from './redact';
import { sourcePlace } from './source-places';

/** What a log says of an error: where and of what kind, never what data it was about. */
export interface DescribedError {
  type: string;
  code?: string;
  /** Of our own sentences and of what the language itself says; other messages quote what they choked on. */
  message?: string;
  constraint?: string;
  /** The places without the message. */
  stack?: string;
  cause?: DescribedError;
}

/**
 * Names whose messages hold no data. Not among them: Postgres (quotes values, and whole rows in `detail`), Prisma (prints the
 * arguments), SyntaxError (prints the text that is no JSON).
 */
const plainNames: readonly string[] = ['Error', 'TypeError', 'RangeError', 'AppError', 'NotFoundError', 'StartUpError'];
const causesMax = 5;

function textOf(error: object, property: string): string | undefined {
  const value: unknown = Reflect.get(error, property);
  return typeof value === 'string' ? value : undefined;
}

/** Errors of a network or a file have a code like ECONNREFUSED; their messages name addresses and paths of our own. */
function isPlain(error: Error): boolean {
  const isPostgres = textOf(error, 'severity') !== undefined;
  return plainNames.includes(error.name) && !isPostgres;
}

/** `error` as a log may hold it, its places those of the source; what is no error is named by its type alone. */
export function describeError(error: unknown, depth = 0): DescribedError {
  if (!(error instanceof Error)) return { type: typeof error };
  const code = textOf(error, 'code');
  const constraint = textOf(error, 'constraint');
  const places = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return {
    type: error.constructor.name,
    ...(code !== undefined && { code }),
    ...(constraint !== undefined && { constraint }),
    ...(isPlain(error) && { message: redactText(error.message) }),
    ...(places.length > 0 && { stack: places.map(sourcePlace).join('\n') }),
    ...(error.cause !== undefined && depth < causesMax && { cause: describeError(error.cause, depth + 1) }),
  };
}
