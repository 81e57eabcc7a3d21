import { storableText } from '@/lib/platform/text';
import type { Provider } from '@/lib/providers/contract';
import { type ExactJson, isExactArray, isExactObject } from '@/lib/providers/exact-json';

/** Fields that one callback raises at most: a payload of another kind altogether is no flood of issues. */
export const fieldsPerCallbackMax = 10;
/** Fields of one account that are raised at most: names made up by the sender end somewhere. */
export const fieldsPerAccountMax = 100;
/** Longest name shown. */
const pathLengthMax = 120;

interface Tree extends Map<string, Tree> {}

const trees = new WeakMap<readonly string[], Tree>();

function treeOf(paths: readonly string[]): Tree {
  const known = trees.get(paths);
  if (known) return known;
  const root: Tree = new Map();
  for (const path of paths) {
    let tree = root;
    for (const name of path.split('.')) {
      const below: Tree = tree.get(name) ?? new Map();
      tree.set(name, below);
      tree = below;
    }
  }
  trees.set(paths, root);
  return root;
}

function collect(value: ExactJson, tree: Tree, above: string, found: Set<string>): void {
  if (isExactArray(value)) {
    for (const item of value) collect(item, tree, above, found);
    return;
  }
  if (!isExactObject(value)) return;
  for (const [name, below] of value) {
    const known = tree.get(name);
    if (known && known.size === 0) continue;
    const path = above === '' ? name : `${above}.${name}`;
    if (known) collect(below, known, path, found);
    else if (found.size < fieldsPerCallbackMax) found.add(path);
  }
}

/** Pure: paths of the fields of `payload` that `knownFields` does not name, each once, at most ten; never their values. */
export function findUnknownFields(knownFields: readonly string[], payload: ExactJson): string[] {
  const found = new Set<string>();
  collect(payload, treeOf(knownFields), '', found);
  return [...found].map((path) => storableText(path.slice(0, pathLengthMax)));
}

const prefix = 'The field ';

/** True for a sentence of `fieldSurprises`. */
export function isFieldSurprise(surprise: string): boolean {
  return surprise.startsWith(prefix);
}

/** One sentence for each field never seen on the channel; the same for every callback that holds it. */
export function fieldSurprises(
  { knownFields, label }: Pick<Provider, 'knownFields' | 'label'>,
  channel: string,
  payload: ExactJson,
): string[] {
  if (!knownFields) return [];
  return findUnknownFields(knownFields, payload).map(
    (path) => `${prefix}${path} at the door ${channel} is not one of ${label}'s documented ones.`,
  );
}
