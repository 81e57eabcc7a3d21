import { storableText } from '@/lib/platform/text';

const nameLengthMax = 80;

/** Pure: what people call an account. */
export function readName(text: string): { name: string } | { problem: string } {
  const name = storableText(text).trim();
  if (name === '') return { problem: 'Give the account a name that people recognise.' };
  if (name.length > nameLengthMax) return { problem: `A name has at most ${nameLengthMax} characters.` };
  return { name };
}
