/** Checks counted over all parts of a test run. */
export const emptyTally = { passed: 0, failed: 0, skipped: 0 };

export const addTallies = (one, other) => ({
  passed: one.passed + other.passed,
  failed: one.failed + other.failed,
  skipped: one.skipped + other.skipped,
});

/** The last line of `npm test`; skipped tests are named, so that they are seen. */
export function describeTally({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}

/** A run in which nothing ran proves nothing, so it fails too. */
export const isGood = (tally) => tally.failed === 0 && tally.passed > 0;

/** A runner that ends badly without naming a failed test has failed all the same. */
function withExitCode(tally, exitCode) {
  return exitCode !== 0 && tally.failed === 0 ? { ...tally, failed: 1 } : tally;
}

/** Counts and failures of vitest's JSON report; null where it wrote none. */
export function readVitest(report, exitCode) {
  if (report === null) return { tally: { ...emptyTally, failed: 1 }, failures: [] };
  // A file that cannot be loaded has no tests to fail.
  const broken = report.testResults.filter(
    (file) => file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'),
  );
  const failures = [
    ...broken.map((file) => ({ title: file.name, message: file.message })),
    ...report.testResults.flatMap((file) =>
      file.assertionResults
        .filter((test) => test.status === 'failed')
        .map((test) => ({ title: `${file.name} › ${test.fullName}`, message: test.failureMessages.join('\n') })),
    ),
  ];
  const tally = {
    passed: report.numPassedTests,
    failed: failures.length,
    skipped: report.numPendingTests + report.numTodoTests,
  };
  return { tally: withExitCode(tally, exitCode), failures };
}

function specsOf(suite) {
  return [...(suite.specs ?? []), ...(suite.suites ?? []).flatMap(specsOf)];
}

/** Counts and failures of Playwright's JSON report; null where it wrote none. A flaky test counts as failed. */
export function readPlaywright(report, exitCode) {
  if (report === null) return { tally: { ...emptyTally, failed: 1 }, failures: [] };
  const failedSpecs = report.suites
    .flatMap(specsOf)
    .filter((spec) => !spec.ok || spec.tests.some((test) => test.status === 'flaky'));
  const failures = [
    ...report.errors.map((error) => ({ title: 'playwright', message: error.message ?? '' })),
    ...failedSpecs.map((spec) => ({
      title: `${spec.file} › ${spec.title}`,
      message: spec.tests
        .flatMap((test) => test.results.flatMap((result) => (result.errors ?? []).map((error) => error.message)))
        .join('\n'),
    })),
  ];
  const { expected, unexpected, flaky, skipped } = report.stats;
  const tally = { passed: expected, failed: unexpected + flaky + report.errors.length, skipped };
  return { tally: withExitCode(tally, exitCode), failures };
}
