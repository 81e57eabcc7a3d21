import { type ExactJson, ExactNumber, isExactArray, isExactObject } from './exact-json';
import { maskJson } from './mask-json';
import { maskValue } from './mask-value';
import type { SensitivePlace, Sensitivity } from './sensitive';

/**
 * Pure: a payload that was read, with what is sensitive masked: every name, list and other value stays where and as it is, to the digit.
 * Null and "" stay too. The same object where nothing was masked.
 */
export function maskPayload(value: ExactJson, sensitivity: Sensitivity, place = sensitivity.root): ExactJson {
  const mask = (item: ExactJson, at: SensitivePlace): ExactJson => {
    if (isExactArray(item)) {
      const items = item.map((inner) => mask(inner, at));
      return items.some((inner, index) => inner !== item[index]) ? items : item;
    }
    if (isExactObject(item)) {
      const fields = [...item].map(([name, inner]): [string, ExactJson] => [name, mask(inner, at.at(name))]);
      return fields.some(([name, inner]) => inner !== item.get(name)) ? new Map(fields) : item;
    }
    if (item === null || item === '') return item;
    if (at.kind) return maskValue(at.kind, item instanceof ExactNumber ? item.text : String(item));
    return typeof item === 'string' ? maskJson(item, sensitivity, at) : item;
  };
  return mask(value, place);
}
