import type { ExactJson } from '@/lib/providers/exact-json';
import { readFormPairs } from '@/lib/providers/form-pairs';

const depthMax = 8;
const namePattern = /^[^[\]]+(?:\[[^[\]]+\])*$/;

type Branch = Map<string, ExactJson>;

export type NestedFormResult = { ok: true; value: ReadonlyMap<string, ExactJson> } | { ok: false; detail: string };

/** `currency[iso]` is `currency`, `iso`; null for a name that does not close its brackets, leaves one empty or nests too deep. */
function pathOf(name: string): string[] | null {
  if (!namePattern.test(name)) return null;
  const path = name.replaceAll(']', '').split('[');
  return path.length <= depthMax ? path : null;
}

/** Puts `value` at `path`; false where a plain value and a nested one share a name. */
function place(root: Branch, path: readonly string[], value: string): boolean {
  let branch = root;
  for (const name of path.slice(0, -1)) {
    const next = branch.get(name) ?? new Map<string, ExactJson>();
    if (!(next instanceof Map)) return false;
    branch.set(name, next);
    branch = next;
  }
  const last = path.at(-1) ?? '';
  if (branch.has(last)) return false;
  branch.set(last, value);
  return true;
}

function isIndexed(branch: ReadonlyMap<string, ExactJson>): boolean {
  return branch.size > 0 && [...branch.keys()].every((name, index) => name === String(index));
}

/** Branches numbered 0, 1, … are lists. */
function settle(value: ExactJson): ExactJson {
  if (!(value instanceof Map)) return value;
  const entries = [...value].map(([name, item]): [string, ExactJson] => [name, settle(item)]);
  return isIndexed(value) ? entries.map(([, item]) => item) : new Map(entries);
}

/** A form whose names nest by brackets, as PHP writes and reads them (`sign[time]`, `transactions[0][amount]`). Never throws. */
export function readNestedForm(body: Uint8Array): NestedFormResult {
  const form = readFormPairs(body);
  if (!form.ok) return form;
  const root: Branch = new Map();
  for (const [name, value] of form.pairs) {
    const path = pathOf(name);
    if (!path) return { ok: false, detail: 'a name whose brackets cannot be read' };
    if (!place(root, path, value)) return { ok: false, detail: 'a name that is both a value and a group' };
  }
  return { ok: true, value: new Map([...root].map(([name, value]): [string, ExactJson] => [name, settle(value)])) };
}
