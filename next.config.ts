import type { NextConfig } from 'next';
import { PHASE_PRODUCTION_BUILD } from 'next/constants';
import { browserBuild } from './scripts/stack/browser-build';

const config: NextConfig = {
  reactStrictMode: true,
  poweredByHeader: false,
  // Next's own badge would cover the person's menu, and people see the app first in development.
  devIndicators: false,
  // `npm test` has checked all types before it builds.
  typescript: { ignoreBuildErrors: process.env['TYPES_CHECKED'] === 'yes' },
  turbopack: {
    // Firestore mentions Node's Buffer once, in a type check of bytes. Next would send a 7 KB polyfill to every browser.
    // It also brings a 40 KB regular expression engine for pipelines, which this app does not use.
    // Markdown is parsed and never serialised, and browsers have structuredClone: 7 KB. What it makes has few attributes: 9 KB.
    resolveAlias: {
      'next/dist/compiled/buffer': { browser: './app/browser-buffer.ts' },
      re2js: { browser: './app/browser-patterns.ts' },
      'remark-gfm': { browser: './app/browser-gfm.ts' },
      'hast-util-to-jsx-runtime': { browser: './app/browser-jsx.ts' },
      '@ungap/structured-clone': { browser: './app/browser-clone.ts' },
    },
  },
  // No image is resized by this server: its route fetches and decodes what a query names.
  images: { unoptimized: true },
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
      // The page of a share: its address is a secret.
      {
        source: '/s/:path*',
        headers: [
          { key: 'Cache-Control', value: 'private, no-store' },
          { key: 'Referrer-Policy', value: 'no-referrer' },
          { key: 'X-Robots-Tag', value: 'noindex, nofollow, noarchive' },
          { key: 'X-Frame-Options', value: 'DENY' },
        ],
      },
      // What its guests get: it wins over what a route sets.
      { source: '/api/shares/:path*', headers: [{ key: 'Referrer-Policy', value: 'no-referrer' }] },
      // Scripts, styles and fonts, and the response where one is missing: none is a page.
      {
        source: '/_next/static/:path*',
        // A worker has the policy of its own script: it loads its other scripts, and connects to nothing.
        headers: [
          {
            key: 'Content-Security-Policy',
            value: "default-src 'none'; script-src 'self'; frame-ancestors 'none'",
          },
        ],
      },
    ]),
};

async function configOf(phase: string): Promise<NextConfig> {
  if (phase !== PHASE_PRODUCTION_BUILD) return config;
  const { resolveAlias, rules } = await browserBuild(import.meta.dirname);
  return {
    ...config,
    // A cold browser pays for each chunk apart: small ones are merged, and React and Firestore stay, which releases leave alone.
    experimental: {
      turbopackChunking: { firstPageLoadPriority: 1, minChunkSize: 150_000, maxMergeChunkSize: 500_000 },
    },
    turbopack: { resolveAlias: { ...config.turbopack?.resolveAlias, ...resolveAlias }, rules },
  };
}

export default configOf;
