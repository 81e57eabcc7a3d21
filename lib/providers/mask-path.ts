import { fieldPath } from './field-path';

/** Where a value is, as a way up: it is only written out where it is needed. Null: the document. */
export type PathUp = { above: PathUp; step: string | number } | null;

/** Longer ones are no place that a person looks up; names of a stranger's may be as long as a body. */
export const pathLengthMax = 300;

/** Pure: `lines[0].payer_email`; of a longer one the beginning, which ends in `…`. */
export function pathOf(at: PathUp): string {
  const steps: (string | number)[] = [];
  for (let place = at; place !== null; place = place.above) steps.push(place.step);
  let path = '';
  for (const step of steps.reverse()) {
    const next = typeof step === 'number' ? `${path}[${step}]` : fieldPath(path, step.slice(0, pathLengthMax));
    if (next.length > pathLengthMax || (typeof step === 'string' && step.length > pathLengthMax)) return `${path}…`;
    path = next;
  }
  return path;
}
