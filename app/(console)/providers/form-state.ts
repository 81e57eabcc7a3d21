/** What became of a form that was sent; `Found`: what its answer holds where words are not enough. */
export interface FormState<Found = never> {
  status: 'untouched' | 'done' | 'failed';
  /** In a sentence: what was done, or why not; null: what was found says it. */
  message: string | null;
  /** By the name of the field. */
  problems: Readonly<Record<string, string>>;
  /** What is shown this once and can never be read again, with where to go from there. */
  once?: { secret: string; href: string };
  /** What has to be done in a new tab before it can be sent again. */
  first?: { href: `/sign-in${'' | `?${string}`}` | '/second-factor'; label: string };
  found?: Found;
}

export const untouched: FormState = { status: 'untouched', message: null, problems: {} };

/** The form was sent and did what it should. */
export function done(message: string): FormState {
  return { status: 'done', message, problems: {} };
}

/** The form was sent, and this came of it, which says all there is to say. */
export function found<Found>(what: Found): FormState<Found> {
  return { status: 'done', message: null, problems: {}, found: what };
}

/** Some fields cannot be used as they are. */
export function invalid(problems: FormState['problems']): FormState {
  const count = Object.keys(problems).length;
  const message = count === 1 ? 'One field cannot be used as it is.' : `${count} fields cannot be used as they are.`;
  return { status: 'failed', message: `${message} Nothing was changed.`, problems };
}

/** It is not done, or nobody knows whether it is: `message` says which, and why, in a sentence. */
export function failed(message: string): FormState {
  return { status: 'failed', message, problems: {} };
}

export type FormAction<Found = never> = (state: FormState<Found>, form: FormData) => Promise<FormState<Found>>;
