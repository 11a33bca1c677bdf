// A Content-Security-Policy with its own nonce for every page. Next adds the nonce to the scripts that it renders.
import { NextResponse, type NextRequest } from 'next/server';
import { config as environment } from '@/server/platform/config';
import { pagePolicy } from '@/server/platform/csp';

export function proxy(request: NextRequest): NextResponse {
  // A share is a page for strangers: nobody frames it, not even the demo page.
  const framedBy = request.nextUrl.pathname.startsWith('/s/') ? 'nobody' : 'this site';
  const policy = pagePolicy(btoa(crypto.randomUUID()), { ...environment(), framedBy });
  const headers = new Headers(request.headers);
  headers.set('content-security-policy', policy);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set('content-security-policy', policy);
  return response;
}

// Everything that may respond with a page, and be it that there is none. The API responds with JSON, and what the build made
// has a policy of its own in next.config.ts.
export const config = { matcher: '/((?!api/|_next/static/).*)' };
