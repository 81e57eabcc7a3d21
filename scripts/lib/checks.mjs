import { existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { root } from './root.mjs';
import { packageBinary, run, runLogged, tail } from './run.mjs';
import { StepError, step } from './steps.mjs';
import { describeTally, emptyTally } from './tally.mjs';

const messageLinesMax = 30;
const logFile = (name) => path.join(root, 'dist', 'logs', `${name.replace('@', '').replace('/', '-')}.log`);

function printFailure({ title, message }) {
  const lines = (message ?? '').split('\n').slice(0, messageLinesMax);
  console.log(`\n  ✗ ${title.replace(`${root}/`, '')}\n    ${lines.join('\n    ')}\n`);
}

/** Prepares for the checks: counts only when it fails. */
export async function prepareFor(title, work) {
  try {
    await step(title, work);
    return emptyTally;
  } catch (error) {
    console.log(`\n${error instanceof StepError ? error.message : error.stack}\n`);
    return { ...emptyTally, failed: 1 };
  }
}

/** Runs a part of the test run that passes or fails as one check. */
export async function check(title, work) {
  const tally = await prepareFor(title, work);
  return tally.failed > 0 ? tally : { ...emptyTally, passed: 1 };
}

/** Runs a package's binary quietly, as the work of a check. */
export function runBinary(name, file, args, timeoutMs, env = {}) {
  const [node, binary] = packageBinary(name, file);
  return run(`${name} ${args[0]}`, node, [binary, ...args], { log: logFile(name), timeoutMs, env });
}

/** Runs a test runner and reads its JSON report by `read`; prints its failures, or its last words where it wrote no report. */
export async function runTests(title, { name, file, args, timeoutMs, env, report, read }) {
  const [node, binary] = packageBinary(name, file);
  rmSync(report, { force: true });
  const log = logFile(name);
  const holder = { result: { tally: emptyTally, failures: [] } };
  await step(title, async () => {
    const exitCode = await runLogged(node, [binary, ...args], { log, timeoutMs, env });
    const found = existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : null;
    holder.result = read(found, exitCode);
    return describeTally(holder.result.tally);
  });
  const { tally, failures } = holder.result;
  for (const failure of failures) printFailure(failure);
  if (tally.failed > 0 && failures.length === 0) {
    console.log(
      `\n${tail(log)}\n\nIt ended without a report: killed, or stopped after ${timeoutMs / 60_000} minutes.\n`,
    );
  }
  return tally;
}
