import type { LaneTone } from './layout-lane';

/** Colours of spans and marks by tone. Each mark also has its own shape, each span its word: colour never speaks alone. */
export const toneClasses: Record<LaneTone, { fill: string; stroke: string; text: string }> = {
  new: { fill: 'fill-neutral-solid', stroke: 'stroke-neutral-solid', text: 'text-neutral-ink' },
  progress: { fill: 'fill-blue-solid', stroke: 'stroke-blue-solid', text: 'text-blue-ink' },
  success: { fill: 'fill-green-solid', stroke: 'stroke-green-solid', text: 'text-green-ink' },
  failure: { fill: 'fill-red-solid', stroke: 'stroke-red-solid', text: 'text-red-ink' },
  partial: { fill: 'fill-amber-solid', stroke: 'stroke-amber-solid', text: 'text-amber-ink' },
  blocked: { fill: 'fill-violet-solid', stroke: 'stroke-violet-solid', text: 'text-violet-ink' },
  neutral: { fill: 'fill-neutral-solid', stroke: 'stroke-neutral-solid', text: 'text-neutral-ink' },
};
