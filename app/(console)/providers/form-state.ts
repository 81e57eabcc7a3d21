/** What became of a form that was sent. */
export interface FormState {
  status: 'untouched' | 'done' | 'failed';
  /** In a sentence: what was done, or why not. */
  message: string | null;
  /** By the name of the field. */
  problems: Readonly<Record<string, string>>;
  /** What is shown this once and can never be read again, with where to go from there. */
  once?: { secret: string; href: string };
  /** Where to sign in, for whoever sent it and is not signed in any more. */
  signIn?: `/sign-in${'' | `?${string}`}`;
}

export const untouched: FormState = { status: 'untouched', message: null, problems: {} };

/** The form was sent and did what it should. */
export function done(message: string): FormState {
  return { status: 'done', message, problems: {} };
}

/** Some fields cannot be used as they are. */
export function invalid(problems: FormState['problems']): FormState {
  const count = Object.keys(problems).length;
  const message = count === 1 ? 'One field cannot be used as it is.' : `${count} fields cannot be used as they are.`;
  return { status: 'failed', message: `${message} Nothing was changed.`, problems };
}

/** Nothing was done, and why, in a sentence. */
export function failed(message: string): FormState {
  return { status: 'failed', message, problems: {} };
}

export type FormAction = (state: FormState, form: FormData) => Promise<FormState>;
