import { type ExactJson, isExactArray, isExactObject, readExactJson } from './exact-json';
import { fieldPath } from './field-path';
import { looksLikeJson } from './mask-json';
import type { SensitiveKind, SensitivePlace, Sensitivity } from './sensitive';

/** One value of a payload that is masked. */
export interface MaskedField {
  /** `lines[0].payer_email`; through JSON inside a string too. */
  path: string;
  kind: SensitiveKind;
}

function* fieldsAt(value: ExactJson, place: SensitivePlace, path: string): Generator<MaskedField> {
  if (isExactArray(value)) {
    for (const [index, item] of value.entries()) yield* fieldsAt(item, place, `${path}[${index}]`);
  } else if (isExactObject(value)) {
    for (const [name, item] of value) yield* fieldsAt(item, place.at(name), fieldPath(path, name));
  } else if (value !== null && value !== '') {
    if (place.kind) yield { path, kind: place.kind };
    else if (typeof value === 'string' && looksLikeJson(value)) {
      const inside = readExactJson(value);
      if (inside.ok) yield* fieldsAt(inside.value, place, path);
    }
  }
}

/** Pure: what `maskPayload` masks, in document order. */
export function maskedFields(payload: ExactJson, { root }: Sensitivity): MaskedField[] {
  return [...fieldsAt(payload, root, '')];
}
