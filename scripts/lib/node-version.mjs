const [majorMin, minorMin] = [20, 19];

/**
 * Ends the process with one sentence on a Node that is too old. This file and everything imported before it may use
 * only what old versions of Node can parse and have.
 */
export function requireNode(version = process.versions.node) {
  const [major, minor] = version.split('.').map(Number);
  if (major > majorMin || (major === majorMin && minor >= minorMin)) return;
  console.error(
    `The console needs Node ${majorMin}.${minorMin} or newer; this is ${version}. Install it from https://nodejs.org.`,
  );
  process.exit(1);
}

requireNode();
