import { appendFileSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { describeError } from '@/lib/platform/describe-error';

/** Pure: one error as `console-errors.log` has it: one JSON line, as a log may hold it, never the data it was about. */
export function errorLine(error: unknown, at: Date): string {
  return `${JSON.stringify({ time: at.toISOString(), err: describeError(error) })}\n`;
}

/** Keeps what a person at the terminal need not read, the place of a failure nobody expected, and answers the file's path. */
export function keepError(dataDir: string, error: unknown): string {
  const file = path.join(dataDir, 'console-errors.log');
  mkdirSync(dataDir, { recursive: true, mode: 0o711 });
  appendFileSync(file, errorLine(error, new Date()), { mode: 0o600 });
  return file;
}
