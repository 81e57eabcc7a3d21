import type { z } from 'zod';
import { AppError } from '@/lib/platform/errors';
import { readBounded } from '@/lib/platform/http/read-bounded';

/** Far above what any request of the API needs. */
const bodyBytesMax = 256 * 1024;

async function readBytes(request: Request): Promise<Buffer> {
  const bytes = await readBounded(request, bodyBytesMax);
  if (!bytes) throw new AppError('bad_request', `The body is larger than ${bodyBytesMax / 1024} KiB.`);
  return bytes;
}

function parse(text: string): unknown {
  try {
    return text.trim() === '' ? {} : JSON.parse(text);
  } catch {
    throw new AppError('bad_request', 'The body is not JSON.');
  }
}

/**
 * The JSON body of an API request as `schema` has it (strict: a misspelt field is refused); no body is `{}`. Throws
 * `AppError('bad_request')` that names the first field that cannot be used, and never repeats its value.
 */
export async function readBody<Schema extends z.ZodType>(request: Request, schema: Schema): Promise<z.output<Schema>> {
  const parsed = schema.safeParse(parse((await readBytes(request)).toString('utf8')));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const unknown = issue?.code === 'unrecognized_keys' ? issue.keys.map((key) => key.slice(0, 60)).join(', ') : null;
  const place = issue && issue.path.length > 0 ? issue.path.map(String).join('.') : 'The body';
  const words =
    unknown === null ? `${place}: ${issue?.message ?? 'cannot be used'}.` : `There is no such field here: ${unknown}.`;
  throw new AppError('bad_request', words.replace(/\.\.$/, '.'));
}
