import type { NextConfig } from 'next';

const config: NextConfig = {
  reactStrictMode: true,
  poweredByHeader: false,
  // Next's own badge would lie over the person's menu, and the first minute is spent in development.
  devIndicators: false,
  turbopack: {
    // Firestore names Node's Buffer once, to ask whether bytes are one. Next would send 7 KB of a stand-in to every browser.
    // And it brings 40 KB of an engine for patterns, for pipelines, which this app has none of.
    // Markdown is read and never written, and browsers clone by themselves: 7 KB.
    resolveAlias: {
      'next/dist/compiled/buffer': { browser: './app/browser-buffer.ts' },
      re2js: { browser: './app/browser-patterns.ts' },
      'remark-gfm': { browser: './app/browser-gfm.ts' },
      '@ungap/structured-clone': { browser: './app/browser-clone.ts' },
    },
  },
  serverExternalPackages: ['firebase-admin', '@google-cloud/firestore'],
  // Pages get their policy from proxy.ts. The demo page shows this app in frames of itself; nobody else may.
  headers: () =>
    Promise.resolve([
      {
        source: '/:path*',
        headers: [
          { key: 'X-Content-Type-Options', value: 'nosniff' },
          { key: 'Referrer-Policy', value: 'strict-origin-when-cross-origin' },
          { key: 'X-Frame-Options', value: 'SAMEORIGIN' },
        ],
      },
    ]),
};

export default config;
