import { storableText } from '@/lib/platform/text';

const nameLengthMax = 80;

/** Pure: what people call a destination. */
export function readName(text: string): { name: string } | { problem: string } {
  const name = storableText(text).replace(/\s+/g, ' ').trim();
  if (name === '') return { problem: 'Give the destination a name that people recognise, as "Ledger service".' };
  if (name.length > nameLengthMax) return { problem: `A name has at most ${nameLengthMax} characters.` };
  return { name };
}
