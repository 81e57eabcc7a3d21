import { AppError } from '@/lib/platform/errors';
import { ParamReader } from '@/lib/platform/query/param-reader';

/**
 * The query of an API request as `read` understands it. Throws `AppError('bad_request')` for a parameter that `read` does
 * not ask for or cannot use: a misspelt filter must not answer with everything.
 */
export function readQuery<Filter>(request: Request, read: (reader: ParamReader) => Filter): Filter {
  const reader = new ParamReader(new URL(request.url).searchParams);
  const filter = read(reader);
  const unknown = reader.unknownNames;
  if (unknown.length > 0) {
    const names = unknown.map((name) => name.slice(0, 60)).join(', ');
    throw new AppError('bad_request', `There is no such query parameter here: ${names}.`);
  }
  const [problem] = reader.problems;
  if (problem) throw new AppError('bad_request', problem.message);
  return filter;
}
