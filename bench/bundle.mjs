import path from 'node:path';
import { loadEnvFiles } from '../scripts/lib/load-env-file.mjs';
import { prepare } from '../scripts/lib/prepare.mjs';
import { enterRoot, root } from '../scripts/lib/root.mjs';

/** Bundles one program and answers its file. */
export async function bundleFile(entry, out) {
  const { build, stop } = await import('esbuild');
  const outfile = path.join(root, out);
  await build({
    absWorkingDir: root,
    entryPoints: [entry],
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    packages: 'external',
    logLevel: 'silent',
  });
  await stop();
  return outfile;
}

/** Prepares the project, bundles one program of the benchmark and loads it. */
export async function bundle(entry, out, { screens = false } = {}) {
  enterRoot();
  loadEnvFiles();
  await prepare({ screens });
  return import(await bundleFile(entry, out));
}
