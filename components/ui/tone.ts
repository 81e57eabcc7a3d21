/** What colour may say: nothing, good, under way, bad, in part, contradicted. */
export const tones = ['neutral', 'green', 'blue', 'red', 'amber', 'violet'] as const;
export type Tone = (typeof tones)[number];

/** Text on its own soft ground, AA in both themes. */
export const toneSoft: Record<Tone, string> = {
  neutral: 'bg-neutral-soft text-neutral-ink',
  green: 'bg-green-soft text-green-ink',
  blue: 'bg-blue-soft text-blue-ink',
  red: 'bg-red-soft text-red-ink',
  amber: 'bg-amber-soft text-amber-ink',
  violet: 'bg-violet-soft text-violet-ink',
};

/** Text alone on the page. */
export const toneText: Record<Tone, string> = {
  neutral: 'text-neutral-ink',
  green: 'text-green-ink',
  blue: 'text-blue-ink',
  red: 'text-red-ink',
  amber: 'text-amber-ink',
  violet: 'text-violet-ink',
};

/** Bars, dots and lanes: 3:1 against the page. */
export const toneSolid: Record<Tone, string> = {
  neutral: 'bg-neutral-solid',
  green: 'bg-green-solid',
  blue: 'bg-blue-solid',
  red: 'bg-red-solid',
  amber: 'bg-amber-solid',
  violet: 'bg-violet-solid',
};
