import path from 'node:path';

const root = path.resolve(import.meta.dirname, '../../..');
// The project's own type check covers it.
export default {
  typescript: { ignoreBuildErrors: true },
  turbopack: { root, resolveAlias: { '@': root } },
  outputFileTracingRoot: root,
  serverExternalPackages: ['pg'],
};
