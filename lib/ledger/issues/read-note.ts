import { AppError } from '@/lib/platform/errors';
import { storableText } from '@/lib/platform/text';
import { commentLengthMax } from './comment-length';

/** Pure: what was said, as it is stored; null where nothing was. Throws `AppError('bad_request')` where it is too long. */
export function readNote(text: string | null | undefined): string | null {
  const words = storableText(text ?? '')
    .replaceAll('\r\n', '\n')
    .trim();
  if (words.length > commentLengthMax) {
    throw new AppError(
      'bad_request',
      `A comment takes ${commentLengthMax} characters at most; this one has ${words.length}.`,
    );
  }
  return words === '' ? null : words;
}
