import type { ExactJson } from './exact-json';
import { newMasking } from './mask-json';
import { pathOf } from './mask-path';
import { maskTree } from './mask-payload';
import type { SensitiveKind, Sensitivity } from './sensitive';

/** One value of a payload that is masked. */
export interface MaskedField {
  /** `lines[0].payer_email`; through JSON inside a string too. */
  path: string;
  kind: SensitiveKind;
}

/** Of all paths together: two for each line of a batch of ten thousand have half as many. What is beyond is masked and not listed. */
const charactersMax = 2_000_000;

/** Pure: a payload as `maskPayload` has it, with what was masked of it in document order; both of one look at it. */
export function maskWithFields(
  payload: ExactJson,
  sensitivity: Sensitivity,
): { payload: ExactJson; fields: MaskedField[] } {
  const fields: MaskedField[] = [];
  let characters = 0;
  const masking = newMasking(sensitivity, (at, kind) => {
    if (characters > charactersMax) return;
    const path = pathOf(at);
    characters += path.length;
    fields.push({ path, kind });
  });
  return { payload: maskTree(payload, masking), fields };
}
