import { type ExactJson, ExactNumber, isExactArray, isExactObject } from './exact-json';
import { type Masking, maskInside, newMasking } from './mask-json';
import type { PathUp } from './mask-path';
import { maskValue } from './mask-value';
import type { SensitivePlace, Sensitivity } from './sensitive';

/** `maskPayload` by a masking that may be told of what is masked. */
export function maskTree(value: ExactJson, masking: Masking, place = masking.sensitivity.root): ExactJson {
  const mask = (item: ExactJson, here: SensitivePlace, at: PathUp): ExactJson => {
    if (isExactArray(item)) {
      const items = item.map((inner, step) => mask(inner, here, { above: at, step }));
      return items.some((inner, index) => inner !== item[index]) ? items : item;
    }
    if (isExactObject(item)) {
      const fields = [...item].map(([name, inner]): [string, ExactJson] => [
        name,
        mask(inner, here.at(name), { above: at, step: name }),
      ]);
      return fields.some(([name, inner]) => inner !== item.get(name)) ? new Map(fields) : item;
    }
    if (item === null || item === '') return item;
    if (here.kind) {
      masking.note?.(at, here.kind);
      return maskValue(here.kind, item instanceof ExactNumber ? item.text : String(item));
    }
    return typeof item === 'string' ? maskInside(item, masking, { place: here, level: 1, at }) : item;
  };
  return mask(value, place, null);
}

/**
 * Pure: a payload that was read, with what is sensitive masked: every name, list and other value stays where and as it is, to the digit.
 * Null and "" stay too. The same object where nothing was masked.
 */
export function maskPayload(value: ExactJson, sensitivity: Sensitivity, place = sensitivity.root): ExactJson {
  return maskTree(value, newMasking(sensitivity), place);
}
