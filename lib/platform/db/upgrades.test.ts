import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { isUpgrade, migrationNames, projectRoot } from '@/e2e/support/upgrades';

/** What holds a table's writers (a build, which lets readers through), or everybody (what changes the table itself). */
type Kind = 'builds' | 'changes';

interface Step {
  kind: Kind;
  table: string;
}

/** What earlier scripts made, and this one adds to. */
interface Known {
  /** The table of each index. */
  indexes: Map<string, string>;
  /** The table that each foreign key refers to. */
  keys: Map<string, string>;
}

/** A name, quoted or not; `only`, `if exists` and the like may stand before it. */
const name = '(?:(?:concurrently|if not exists|if exists|only)\\s+)*"?(\\w+)"?';
const madeIndex = new RegExp(`\\bcreate\\s+(?:unique\\s+)?index\\s+${name}\\s+on\\s+${name}`, 'gi');
const droppedIndex = new RegExp(`\\bdrop\\s+index\\s+${name}`, 'gi');
const madeTable = new RegExp(`\\bcreate\\s+table\\s+${name}`, 'gi');
/** `truncate on` is the event of a trigger. */
const changedTable = new RegExp(
  `\\b(?:alter\\s+table|drop\\s+table|truncate(?:\\s+table)?|lock(?:\\s+table)?|references)\\s+(?!on\\b)${name}`,
  'gi',
);
const triggered = new RegExp(`\\btrigger\\s+[^;]*?\\son\\s+${name}`, 'gi');
const madeKey = new RegExp(`\\badd\\s+constraint\\s+${name}\\s+foreign\\s+key\\b[^;]*?\\breferences\\s+${name}`, 'gi');
const droppedConstraint = new RegExp(`\\bdrop\\s+constraint\\s+${name}`, 'gi');
/** Taken at once or not at all: whoever does so wants nothing of others while it holds what it has. */
const takenAtOnce = new RegExp(`\\block\\s+(?:table\\s+)?${name}\\s+in\\s+access\\s+exclusive\\s+mode\\s+nowait`, 'gi');

/** The locks that `script` waits for, of tables that were there before it. */
function locksOf(script: string, { indexes, keys }: Known): Step[] {
  const sql = script.replace(/--.*$/gm, '');
  const steps: Step[] = [];
  for (const [, index = '', table = ''] of sql.matchAll(madeIndex)) {
    indexes.set(index, table);
    steps.push({ kind: 'builds', table });
  }
  for (const [, index = ''] of sql.matchAll(droppedIndex)) {
    steps.push({ kind: 'changes', table: indexes.get(index) ?? `the table of ${index}` });
  }
  for (const [, table = ''] of [...sql.matchAll(changedTable), ...sql.matchAll(triggered)]) {
    steps.push({ kind: 'changes', table });
  }
  for (const [, key = '', table = ''] of sql.matchAll(madeKey)) keys.set(key, table);
  for (const [, constraint = ''] of sql.matchAll(droppedConstraint)) {
    const table = keys.get(constraint);
    if (table !== undefined) steps.push({ kind: 'changes', table });
  }
  const unwaited = new Set([...sql.matchAll(madeTable), ...sql.matchAll(takenAtOnce)].map(([, table = '']) => table));
  return steps.filter(({ table }) => !unwaited.has(table));
}

/** `builds callbacks`, each once. */
const words = (steps: readonly Step[]) => [...new Set(steps.map(({ kind, table }) => `${kind} ${table}`))];

test('an upgrade holds one table and wants no other, nor a stronger lock of the same: one folder a table and kind', async () => {
  const known: Known = { indexes: new Map(), keys: new Map() };
  const crosswise: Record<string, string[]> = {};
  let upgrades = 0;
  for (const folder of await migrationNames()) {
    const script = await readFile(path.join(projectRoot, 'prisma/migrations', folder, 'migration.sql'), 'utf8');
    const locks = words(locksOf(script, known));
    if (!isUpgrade(folder)) continue;
    upgrades += 1;
    if (locks.length > 1) crosswise[folder] = locks;
  }
  expect(crosswise).toEqual({});
  expect(upgrades).toBeGreaterThan(0);
});

test.each([
  ['create index "a" on "t"("x"); create unique index if not exists b on only t (y)', ['builds t']],
  ['create index a on t (x); create index b on u (x)', ['builds t', 'builds u']],
  ['create index a on t (x); drop index if exists "old_idx"', ['builds t', 'changes old']],
  ['create index a on t (x); drop index a', ['builds t', 'changes t']],
  ['alter table only "t" add column x int; drop index unheard_of', ['changes the table of unheard_of', 'changes t']],
  ['create table n (t_id bigint references "t"("id")); create index i on n (t_id)', ['changes t']],
  ['alter table t drop constraint t_u_id_fkey', ['changes t', 'changes u']],
  [
    'lock table u in access exclusive mode; lock table t in access exclusive mode nowait; alter table t drop constraint t_u_id_fkey',
    ['changes u'],
  ],
  ['create trigger x before update or delete on "t" for each row execute function f()', ['changes t']],
  ['create trigger x after truncate on t for each statement execute function f()', ['changes t']],
  ['-- alter table t;\ninsert into t select from u', []],
])('%s', (script, locks) => {
  const known: Known = { indexes: new Map([['old_idx', 'old']]), keys: new Map([['t_u_id_fkey', 'u']]) };
  expect(words(locksOf(script, known))).toEqual(locks);
});
