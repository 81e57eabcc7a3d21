import { z } from 'zod';
import { AppError } from './errors';

/**
 * What a browser sent to a server function, as `schema` has it. Our own pages send nothing else, so that whatever does not fit is
 * somebody's own making: `AppError('bad_request')`, which never repeats it.
 */
export function readInput<Schema extends z.ZodType>(schema: Schema, sent: unknown): z.output<Schema> {
  const read = schema.safeParse(sent);
  if (read.success) return read.data;
  throw new AppError('bad_request', 'What was sent cannot be used. Load the page again, then try once more.');
}

/** What a form sends. */
export const formSchema = z.instanceof(FormData);
