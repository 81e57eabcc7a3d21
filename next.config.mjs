/** For everything Next answers. The security policy of pages, which needs a nonce, comes from proxy.ts. */
const securityHeaders = [
  // A stored payload that a browser would guess to be HTML stays what it was sent as.
  { key: 'X-Content-Type-Options', value: 'nosniff' },
  // For browsers that do not know frame-ancestors: nobody may show the console inside their page.
  { key: 'X-Frame-Options', value: 'DENY' },
  // Addresses of the console hold ids and searches: other sites learn nothing of them.
  { key: 'Referrer-Policy', value: 'same-origin' },
  // The console needs none of these; a script that got in should not have them either.
  {
    key: 'Permissions-Policy',
    value: 'camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()',
  },
  // A page that opened the console, or was opened by it, gets no handle on its window.
  { key: 'Cross-Origin-Opener-Policy', value: 'same-origin' },
  // No other site can load answers of the console as image, script or the like.
  { key: 'Cross-Origin-Resource-Policy', value: 'same-origin' },
];

/** A year of TLS only, once a browser came over TLS; on plain HTTP, as on a developer's machine, it would mean nothing. */
const transportHeaders = [{ key: 'Strict-Transport-Security', value: 'max-age=31536000' }];

/** Answers that are not pages have nothing to load. */
const apiPolicy = [{ key: 'Content-Security-Policy', value: "default-src 'none'; frame-ancestors 'none'" }];

/** @type {import('next').NextConfig} */
const config = {
  poweredByHeader: false,
  headers: async () => [
    { source: '/:path*', headers: securityHeaders },
    {
      source: '/:path*',
      has: [{ type: 'header', key: 'x-forwarded-proto', value: 'https' }],
      headers: transportHeaders,
    },
    { source: '/api/:path*', headers: apiPolicy },
  ],
  // A browser that has not come to the page's icon yet asks for the one of old.
  rewrites: async () => [{ source: '/favicon.ico', destination: '/icon.svg' }],
  typedRoutes: true,
  // `npm test` checks the types; a start need not wait for it.
  typescript: { ignoreBuildErrors: true },
  // Loaded once by Node, so that the screens' program and Next's share their modules.
  serverExternalPackages: ['@prisma/adapter-pg', '@prisma/client', 'pg', 'pino', 'prom-client'],
};

export default config;
