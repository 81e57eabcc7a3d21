import { createHash } from 'node:crypto';
import type { RaisedIssue, ValueAtRisk } from '@/lib/ledger/raise-issues';
import { storableText } from '@/lib/platform/text';
import type { DraftTransition } from './batch-work';
import type { FindingOwner } from './check/issues-of-findings';

const linesNamedMax = 20;

/** The issues that contradictions in one callback open: one for the record itself, one for all its lines. */
export function conflictIssues(
  { name, ...owner }: FindingOwner,
  drafts: readonly DraftTransition[],
  valueAtRisk: readonly ValueAtRisk[],
): RaisedIssue[] {
  const issues: RaisedIssue[] = [];
  const conflicts = drafts.filter(({ verdict }) => verdict === 'conflict');
  const own = conflicts.find(({ lineKey }) => lineKey === null);
  if (own) {
    issues.push({
      ...owner,
      kind: 'status_conflict',
      title: `${name} was ${own.fromStatus} and is now said to be ${own.toStatus}`,
      detail: { held: own.fromStatus ?? '', said: own.toStatus },
      expected: own.fromStatus ?? '',
      actual: own.toStatus,
      valueAtRisk,
    });
  }
  const lines = conflicts.flatMap(({ lineKey }) => (lineKey === null ? [] : [lineKey]));
  if (lines.length > 0) {
    const noun = lines.length === 1 ? 'line' : 'lines';
    const named = lines.slice(0, linesNamedMax).join(', ');
    issues.push({
      ...owner,
      kind: 'line_conflict',
      title: `${name}: ${lines.length} ${noun} contradict what was final`,
      detail: { lineCount: lines.length, lines: named },
      expected: 'no contradiction',
      actual: `${lines.length} ${noun}`,
      valueAtRisk,
    });
  }
  return issues;
}

const subjectLengthMax = 200;

/** One issue for each thing never seen before, however many callbacks hold it. */
export function surpriseIssues(
  source: { accountId: string; provider: string; callbackId: string },
  surprises: readonly string[],
): RaisedIssue[] {
  return surprises.map((surprise) => {
    const words = storableText(surprise);
    const subject =
      words.length <= subjectLengthMax
        ? words
        : `${words.slice(0, subjectLengthMax)} #${createHash('sha256').update(words).digest('hex').slice(0, 8)}`;
    return { ...source, kind: 'never_seen', subject, title: words.slice(0, 500), detail: {} };
  });
}
