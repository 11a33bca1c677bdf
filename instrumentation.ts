// Next runs this once, before it takes requests: an invalid environment ends the server here, with every problem named.
export async function register(): Promise<void> {
  if (process.env['NEXT_RUNTIME'] !== 'nodejs') return;
  const { config, requireConfig } = await import('@/server/platform/config');
  requireConfig();
  // Where a process runs only inside requests it cannot listen, and its host ends it.
  if (config().runs === 'in-request') return;
  const { shutDownOnSignal, standby } = await import('@/server/runs/standby');
  standby();
  const { feedIndex } = await import('@/server/search/feeding');
  feedIndex();
  if (process.env['NODE_ENV'] === 'production') shutDownOnSignal();
}
