import { AppError } from '@/lib/platform/errors';
import { storableText } from '@/lib/platform/text';
import { viewQuery, viewQueryLengthMax } from './view-query';

export const viewNameLengthMax = 60;

/** The name as it is kept, on one line; throws `AppError('bad_request')` where there is none, or too much of it. */
export function readViewName(text: string): string {
  const name = storableText(text).replace(/\s+/g, ' ').trim();
  if (name === '') throw new AppError('bad_request', 'Give the view a name.');
  if (name.length <= viewNameLengthMax) return name;
  throw new AppError('bad_request', `The name of a view has at most ${viewNameLengthMax} characters.`);
}

/** What a view keeps of a list's URL; throws `AppError('bad_request')` where that is longer than a view holds. */
export function readViewQuery(text: string): string {
  const query = viewQuery(new URLSearchParams(text));
  if (query.length <= viewQueryLengthMax) return query;
  throw new AppError('bad_request', 'These are more filters than a view can keep. Take some away and save it then.');
}

/** The words where the owner has another view of that name on the same list. */
export function nameTaken(name: string): AppError {
  return new AppError('conflict', `You have a view called “${name}” on this list already. Give this one another name.`);
}
