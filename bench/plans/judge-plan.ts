import { z } from 'zod';

/** A node of a plan as `explain (format json)` writes it. */
export interface PlanNode {
  type: string;
  relation: string | null;
  index: string | null;
  rows: number;
  hasCondition: boolean;
  filtered: boolean;
  children: readonly PlanNode[];
}

const rawNode = z.looseObject({
  'Node Type': z.string(),
  'Relation Name': z.string().optional(),
  'Index Name': z.string().optional(),
  'Plan Rows': z.number(),
  'Index Cond': z.string().optional(),
  'Recheck Cond': z.string().optional(),
  Filter: z.string().optional(),
  Plans: z.array(z.unknown()).optional(),
});

function toNode(raw: unknown): PlanNode {
  const node = rawNode.parse(raw);
  return {
    type: node['Node Type'],
    relation: node['Relation Name'] ?? null,
    index: node['Index Name'] ?? null,
    rows: node['Plan Rows'],
    hasCondition: node['Index Cond'] !== undefined || node['Recheck Cond'] !== undefined,
    filtered: node.Filter !== undefined,
    children: (node.Plans ?? []).map(toNode),
  };
}

/** The plan in the answer to `explain (format json)`. */
export function readPlan(answer: unknown): PlanNode {
  const [first] = z.array(z.looseObject({ Plan: z.unknown() })).parse(answer);
  return toNode(first?.Plan);
}

/** Rows that a sort may take in: ten times the largest batch, for the planner guesses. */
const rowsMax = 100_000;
/** A walk that ends at a limit passes twenty rows for each that it takes, at most. */
const keptShareMin = 0.05;
/** They take in everything before they give out the first row. */
const blocking: readonly string[] = ['Sort', 'Aggregate', 'Hash', 'Incremental Sort', 'WindowAgg', 'SetOp'];

/** What the judge knows of tables and indexes. */
export interface PlanFacts {
  /** Rows of a table that grows with callbacks; null: it does not, or it is empty. */
  rowsOf(relation: string): number | null;
  /** The index holds only what waits: a queue, however large its table. */
  isQueue(index: string): boolean;
}

/**
 * Pure: what in a plan grows with the tables: one read from end to end, or one walked in search of a few rows, or a sort of more
 * rows than any page shows. Empty: it does not grow.
 */
export function planProblems(node: PlanNode, facts: PlanFacts, limited = false): string[] {
  const problems: string[] = [];
  const size = node.relation === null ? null : facts.rowsOf(node.relation);
  const isScan = /^(Seq Scan|Index Scan|Index Only Scan)$/.test(node.type);
  const ofQueue = node.index !== null && facts.isQueue(node.index);
  if (size !== null && isScan && !node.hasCondition && !ofQueue) {
    const how = node.index === null ? node.relation : `${node.relation} by ${node.index}`;
    if (!limited) problems.push(`reads all of ${how}`);
    else if (node.filtered && node.rows < size * keptShareMin) problems.push(`walks ${how} for ${node.rows} rows`);
  }
  const [input] = node.children;
  if (node.type === 'Sort' && input && input.rows > rowsMax) problems.push(`sorts ${input.rows} rows`);
  const below = node.type === 'Limit' || (limited && !blocking.includes(node.type));
  return [...problems, ...node.children.flatMap((child) => planProblems(child, facts, below))];
}
