import { z } from 'zod';
import { readInput } from '@/lib/platform/read-input';

/** Pure: what the box of a row sends: which issue, and whose it was as the row shows it, so that nobody's is not taken unseen. */
export function chosenValue(id: string, ownerId: string | null): string {
  return `${id}:${ownerId ?? ''}`;
}

const valueSchema = z
  .string()
  .regex(/^\d{1,18}:\d{0,18}$/)
  .transform((value): [string, string | null] => {
    const [id = '', ownerId = ''] = value.split(':');
    return [id, ownerId || null];
  });

/**
 * Pure: whose each issue that the form has chosen was when its row was drawn, by its id. What is no form has none, for anybody can send
 * anything. Throws `AppError('bad_request')` for what no box sends.
 */
export function readChosen(form: FormData): ReadonlyMap<string, string | null> {
  if (!(form instanceof FormData)) return new Map();
  return new Map(readInput(z.array(valueSchema), form.getAll('id')));
}
