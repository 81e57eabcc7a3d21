import type { Knob } from '@/lib/intake/accounts/describe-knobs';

/** Pure: a knob's value for reading. */
export function knobWords(text: string, { kind }: Pick<Knob, 'kind'>): string {
  if (text === '') return 'none';
  if (kind === 'switch') return text === 'true' ? 'on' : 'off';
  if (kind === 'list') return text.replaceAll('\n', ', ');
  return kind === 'json' ? text.replace(/\s+/g, ' ') : text;
}
