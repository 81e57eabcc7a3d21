import { unstable_isUnrecognizedActionError as isOfAnotherVersion, unstable_rethrow } from 'next/navigation';
import { type FormAction, type FormState, failed } from './form-state';

const unclear = 'so it may be done or not. What you typed is still here: look before you send it again.';

/** What a server function that threw left in the log is found under; null: the call failed on its way. */
function digestOf(error: unknown): string | null {
  const digest: unknown = error instanceof Error ? Reflect.get(error, 'digest') : null;
  return typeof digest === 'string' ? digest : null;
}

/** Pure: a call of a server function that brought no answer, in words that claim no more than is known. */
export function unansweredWords(error: unknown): string {
  if (isOfAnotherVersion(error)) {
    return 'Not done: the console was updated since this page was opened. Copy what you typed and load the page again.';
  }
  const digest = digestOf(error);
  return digest === null
    ? `The console did not answer, ${unclear}`
    : `The console could not finish this, ${unclear} In the log under ${digest}.`;
}

/**
 * Sends `form` to its server function. A call that brings no answer becomes words like any other failure, so that the page and its
 * fields stay; only what leads to another page is thrown.
 */
export async function sendForm<Found>(
  action: FormAction<Found>,
  state: FormState<Found>,
  form: FormData,
): Promise<FormState<Found>> {
  try {
    return await action(state, form);
  } catch (error) {
    unstable_rethrow(error);
    return failed(unansweredWords(error));
  }
}
