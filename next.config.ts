import type { NextConfig } from 'next';

const config: NextConfig = {
  reactStrictMode: true,
  poweredByHeader: false,
  // Next's own badge would cover the person's menu, and people see the app first in development.
  devIndicators: false,
  turbopack: {
    // Firestore mentions Node's Buffer once, in a type check of bytes. Next would send a 7 KB polyfill to every browser.
    // It also brings a 40 KB regular expression engine for pipelines, which this app does not use.
    // Markdown is parsed and never serialised, and browsers have structuredClone: 7 KB.
    resolveAlias: {
      'next/dist/compiled/buffer': { browser: './app/browser-buffer.ts' },
      re2js: { browser: './app/browser-patterns.ts' },
      'remark-gfm': { browser: './app/browser-gfm.ts' },
      '@ungap/structured-clone': { browser: './app/browser-clone.ts' },
    },
  },
  serverExternalPackages: ['firebase-admin', '@google-cloud/firestore'],
  // Pages get their Content-Security-Policy from proxy.ts. Only the demo page, of this origin, may frame this app.
  headers: () =>
    Promise.resolve([
      {
        source: '/:path*',
        headers: [
          { key: 'X-Content-Type-Options', value: 'nosniff' },
          { key: 'Referrer-Policy', value: 'strict-origin-when-cross-origin' },
          { key: 'X-Frame-Options', value: 'SAMEORIGIN' },
          // Pages of other sites have no handle on ours; Google's sign-in window keeps its own.
          { key: 'Cross-Origin-Opener-Policy', value: 'same-origin-allow-popups' },
        ],
      },
    ]),
};

export default config;
