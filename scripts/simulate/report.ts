import type { Answer } from './send';

const bodyLengthMax = 60;

interface Row {
  answer: Answer;
  times: number;
}

function clip(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ');
  return line.length > bodyLengthMax ? `${line.slice(0, bodyLengthMax - 1)}…` : line;
}

/** Equal answers to equal callbacks share a line, in the order of their first. */
function group(answers: readonly Answer[]): Row[] {
  const rows = new Map<string, Row>();
  for (const answer of answers) {
    const key = JSON.stringify(answer);
    const row = rows.get(key);
    if (row) row.times += 1;
    else rows.set(key, { answer, times: 1 });
  }
  return [...rows.values()];
}

/** The table that `npm run simulate` prints: what was sent, what came back, whether that was right. */
export function formatReport(answers: readonly Answer[]): string {
  const cells = group(answers).map(({ answer, times }) => [
    answer.ok ? 'ok' : 'UNEXPECTED',
    `${times}×`,
    answer.what,
    answer.status === 0 ? '–' : String(answer.status),
    clip(answer.body),
    answer.ok ? '' : `expected ${clip(answer.expected)}`,
  ]);
  const table = [['', '', 'callback', 'status', 'answer', ''], ...cells];
  const widths = (table[0] ?? []).map((_, column) => Math.max(...table.map((row) => row[column]?.length ?? 0)));
  return table
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
