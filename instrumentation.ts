// Next runs this once, before it takes requests: a faulty environment ends the server here, with every problem named.
export async function register(): Promise<void> {
  if (process.env['NEXT_RUNTIME'] !== 'nodejs') return;
  const { requireConfig } = await import('@/server/config');
  requireConfig();
}
