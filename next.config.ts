import type { NextConfig } from 'next';

/**
 * Generated UI may name any address: pictures, fonts, frames and plug-ins come from here or not at all, so that no answer
 * can carry what was said to another host. C1's renderer puts styles inline.
 */
const CONTENT_SECURITY_POLICY = [
  "img-src 'self' data: blob:",
  "media-src 'self' data: blob:",
  "font-src 'self' data:",
  "style-src 'self' 'unsafe-inline'",
  "object-src 'none'",
  "base-uri 'self'",
  "form-action 'self'",
  "frame-ancestors 'self'",
].join('; ');

/** A picture that somebody uploaded and that is a page too stays a picture, also when it is opened by itself. */
const PICTURE_SECURITY_POLICY = "default-src 'none'; sandbox";

const config: NextConfig = {
  reactStrictMode: true,
  poweredByHeader: false,
  // Next's own badge would lie over the person's menu, and the first minute is spent in development.
  devIndicators: false,
  turbopack: {
    // Firestore names Node's Buffer once, to ask whether bytes are one. Next would send 7 KB of a stand-in to every browser.
    resolveAlias: { 'next/dist/compiled/buffer': { browser: './app/browser-buffer.ts' } },
  },
  serverExternalPackages: ['firebase-admin', '@google-cloud/firestore'],
  // The demo page shows this app in frames of itself; nobody else may.
  headers: () =>
    Promise.resolve([
      {
        source: '/:path*',
        headers: [
          { key: 'X-Content-Type-Options', value: 'nosniff' },
          { key: 'Referrer-Policy', value: 'strict-origin-when-cross-origin' },
          { key: 'X-Frame-Options', value: 'SAMEORIGIN' },
          { key: 'Content-Security-Policy', value: CONTENT_SECURITY_POLICY },
        ],
      },
      {
        // These headers beat a route's own of the same name, and the later ones those before.
        source: '/api/pictures/:path*',
        headers: [{ key: 'Content-Security-Policy', value: PICTURE_SECURITY_POLICY }],
      },
    ]),
};

export default config;
