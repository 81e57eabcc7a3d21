import { storableText } from '@/lib/platform/text';

const reasonLengthMax = 500;

/** Pure: a reason as it is stored; null where nothing was said. */
export function readReason(text: string | null): string | null {
  const words = storableText(text ?? '')
    .trim()
    .slice(0, reasonLengthMax)
    .toWellFormed();
  return words === '' ? null : words;
}
