import type { Facts, TransitionFact } from './facts';
import { groupBy, type Violation } from './violation';

/** Where the transitions of one record lead; null: nobody can tell (a word that no table knows is among them). */
function follow(record: string, transitions: readonly TransitionFact[]): { status: string | null; found: Violation[] } {
  const found: Violation[] = [];
  let status: string | null = null;
  let isOpen = false;
  for (const { verdict, fromStatus, toStatus } of transitions) {
    if (verdict === 'unrecognised') return { status: null, found };
    if (verdict === 'opened') {
      if (isOpen) found.push({ rule: 'applied_exactly_once', about: record, words: 'It was opened twice.' });
      isOpen = true;
      status = toStatus;
    }
    if (verdict === 'advanced') {
      if (fromStatus !== status) {
        const words = `It went on from ${fromStatus}, and stood at ${status}.`;
        found.push({ rule: 'records_follow_transitions', about: record, words });
      }
      status = toStatus;
    }
  }
  return { status, found };
}

function judgeApplied({ callbacks }: Facts): Violation[] {
  return callbacks.flatMap(({ id, applyState, hasJob }): Violation[] => {
    if (applyState === 'applied' && !hasJob) return [];
    const words = `Its state is ${applyState}, and ${hasJob ? 'a job waits' : 'no job waits'}.`;
    return [{ rule: 'applied_exactly_once', about: `callback ${id}`, words }];
  });
}

function judgeSearched({ unsearched }: Facts): Violation[] {
  const words = 'It was applied; nothing finds it by its payload, and nothing waits to change that.';
  return unsearched.map((id): Violation => ({ rule: 'applied_is_searched', about: `callback ${id}`, words }));
}

function judgeTransitions({ transitions, records }: Facts): Violation[] {
  const found: Violation[] = [];
  for (const [pair, same] of groupBy(transitions, ({ record, callbackId }) => `${record} callback ${callbackId}`)) {
    if (same.length > 1)
      found.push({ rule: 'applied_exactly_once', about: pair, words: `It was applied ${same.length} times.` });
  }
  const byRecord = groupBy(transitions, ({ record }) => record);
  for (const [record, status] of Object.entries(records)) {
    const end = follow(record, byRecord.get(record) ?? []);
    found.push(...end.found);
    if (end.status === null || end.status === status) continue;
    const words = `It stands at ${status}; its transitions lead to ${end.status}.`;
    found.push({ rule: 'records_follow_transitions', about: record, words });
  }
  return found;
}

function judgeBatches({ batches }: Facts): Violation[] {
  return batches.flatMap(({ id, kept, counted }): Violation[] => {
    const isSame = kept.lines === counted.lines && kept.done === counted.done && kept.failed === counted.failed;
    if (isSame) return [];
    const words = `It keeps ${JSON.stringify(kept)}, its lines come to ${JSON.stringify(counted)}.`;
    return [{ rule: 'counters_add_up', about: `batch ${id}`, words }];
  });
}

function compare(
  rule: Violation['rule'],
  one: Readonly<Record<string, string>>,
  other: Readonly<Record<string, string>>,
): Violation[] {
  const keys = [...new Set([...Object.keys(one), ...Object.keys(other)])];
  return keys.flatMap((about): Violation[] => {
    if (one[about] === other[about]) return [];
    return [{ rule, about, words: `${other[about] ?? 'nothing'} instead of ${one[about] ?? 'nothing'}.` }];
  });
}

/** Pure: every callback was applied, once; records stand where their transitions lead, and in the end where the right order leads. */
export function judgeLedger(facts: Facts): Violation[] {
  const { statistics, audit, ledger } = facts;
  return [
    ...judgeApplied(facts),
    ...judgeSearched(facts),
    ...judgeTransitions(facts),
    ...judgeBatches(facts),
    ...compare('statistics_add_up', statistics.counted, statistics.kept),
    ...(ledger ? compare('ledger_as_in_order', ledger.expected, ledger.actual) : []),
    ...(audit === null ? [] : [{ rule: 'audit_holds' as const, about: 'the chain', words: audit }]),
  ];
}
