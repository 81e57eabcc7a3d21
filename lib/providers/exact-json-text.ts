import { ExactNumber } from './exact-json';

function fieldsOf(value: object): [unknown, unknown][] {
  return value instanceof Map ? [...value] : Object.entries(value);
}

/**
 * JSON text of plain values with payloads of exact JSON anywhere among them: numbers of a payload keep every digit and stay
 * number tokens. Undefined fields are left out. Throws on what JSON has no words for (a bigint, a function).
 */
export function toJsonText(value: unknown): string {
  if (value instanceof ExactNumber) return value.text;
  if (Array.isArray(value)) return `[${value.map(toJsonText).join(',')}]`;
  if (typeof value === 'object' && value !== null) {
    const fields = fieldsOf(value)
      .filter(([, item]) => item !== undefined)
      .map(([name, item]) => `${JSON.stringify(String(name))}:${toJsonText(item)}`);
    return `{${fields.join(',')}}`;
  }
  const text: string | undefined = JSON.stringify(value);
  if (text === undefined) throw new TypeError(`JSON has no words for a ${typeof value}.`);
  return text;
}
