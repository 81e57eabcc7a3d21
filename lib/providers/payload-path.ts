import { type ExactJson, isExactArray, isExactObject } from './exact-json';
import { InsideReader } from './mask-inside';

function* valuesAt(value: ExactJson, path: string, level: number, reader: InsideReader): Generator<ExactJson> {
  const place = /^\[(\d{0,9})\]/.exec(path);
  if (path === '' && !isExactArray(value)) yield value;
  else if (typeof value === 'string' && /^\s*[{[]/.test(value)) {
    const inside = reader.read(value, level + 1);
    if (inside.is === 'document') yield* valuesAt(inside.value, path, level + 1, reader);
  } else if (isExactArray(value)) {
    const index = place?.[1];
    const rest = place ? path.slice(place[0].length) : path;
    const items = index ? value.slice(Number(index), Number(index) + 1) : value;
    for (const item of items) yield* valuesAt(item, rest, level, reader);
  } else if (isExactObject(value)) {
    const wanted = path.startsWith('.') ? path.slice(1) : path;
    for (const [name, item] of value) {
      if (name === '' || !wanted.startsWith(name)) continue;
      const rest = wanted.slice(name.length);
      if (rest === '' || rest.startsWith('.') || rest.startsWith('[')) yield* valuesAt(item, rest, level, reader);
    }
  }
}

/**
 * Pure: the values at a path like `main_order.status`, lazily and in document order. `suborders[0].tx_id` is that of one item,
 * `suborders.tx_id` that of each; JSON inside a text is looked into, as far down as masking follows it. Names may hold dots. Nothing
 * where there is none.
 */
export function payloadValues(payload: ExactJson, path: string): Generator<ExactJson> {
  return valuesAt(payload, path, 0, new InsideReader());
}
