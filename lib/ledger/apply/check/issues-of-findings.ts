import { countOf, type Finding, sumAtRisk } from '@/lib/ledger/checks/finding';
import { issueKindWords } from '@/lib/ledger/issue-kinds';
import type { RaisedIssue, ValueAtRisk } from '@/lib/ledger/raise-issues';
import { storableText } from '@/lib/platform/text';

/** Whose the finding is. */
export interface FindingOwner {
  accountId: string;
  provider: string;
  /** The callback in whose group it was found; the last one that spoke of the record. */
  callbackId: string | null;
  subject: string;
  recordKey: string;
  /** How a person knows it: `Batch 831618381568`. */
  name: string;
}

const titleLengthMax = 500;

/** Pure: the issue of one finding. */
export function issueOf({ name, ...owner }: FindingOwner, finding: Finding): RaisedIssue {
  const { words, detail = {}, ...figures } = finding;
  return { ...owner, ...figures, detail, title: storableText(`${name}: ${words}`.slice(0, titleLengthMax)) };
}

/** More lines than this with one kind of mismatch are one issue of their batch. */
export const lineIssuesMax = 20;

/** A finding about a line of a batch. */
export interface LineFinding {
  /** Of our row. */
  lineId: string;
  lineKey: string;
  finding: Finding;
}

/**
 * Pure: the issues of what was found of a batch's lines: one for each line and kind, or, of more than 20 lines with one kind,
 * one for the batch that counts and sums them exactly and names the first. So no callback opens more than 20 of a kind.
 */
export function lineIssues(batch: FindingOwner, findings: readonly LineFinding[]): RaisedIssue[] {
  const byKind = groupByKind(findings);
  return [...byKind.values()].flatMap((found) =>
    found.length > lineIssuesMax ? [batchIssue(batch, found)] : found.map((one) => lineIssue(batch, one)),
  );
}

function groupByKind(findings: readonly LineFinding[]): Map<Finding['kind'], LineFinding[]> {
  const groups = new Map<Finding['kind'], LineFinding[]>();
  for (const one of findings) {
    const group = groups.get(one.finding.kind);
    if (group) group.push(one);
    else groups.set(one.finding.kind, [one]);
  }
  return groups;
}

function lineIssue(batch: FindingOwner, { lineId, lineKey, finding }: LineFinding): RaisedIssue {
  return issueOf({ ...batch, subject: `suborder:${lineId}`, name: `${batch.name}, line ${lineKey}` }, finding);
}

function sums(amounts: readonly ValueAtRisk[]): string {
  return amounts.map(({ currency, amount }) => `${amount} ${currency}`).join(', ');
}

function batchIssue(batch: FindingOwner, found: readonly LineFinding[]): RaisedIssue {
  const keys = found.map(({ lineKey }) => lineKey).sort();
  const kind = found[0]?.finding.kind ?? 'never_seen';
  const valueAtRisk = sumAtRisk(found.map(({ finding }) => finding.valueAtRisk));
  return issueOf(batch, {
    kind,
    words: `${countOf(found.length, 'line')}: ${issueKindWords[kind].label}`,
    expected: 'no such line',
    actual: countOf(found.length, 'line'),
    ...(valueAtRisk.length > 0 && { difference: sums(valueAtRisk) }),
    valueAtRisk,
    detail: { lineCount: found.length, lines: storableText(keys.slice(0, lineIssuesMax).join(', ')) },
  });
}
