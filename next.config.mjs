/** @type {import('next').NextConfig} */
const config = {
  poweredByHeader: false,
  typedRoutes: true,
  // `npm test` checks the types; a start need not wait for it.
  typescript: { ignoreBuildErrors: true },
  // Loaded once by Node, so that the server's bundle and Next's share their modules.
  serverExternalPackages: ['@prisma/adapter-pg', '@prisma/client', 'pg', 'pino'],
};

export default config;
