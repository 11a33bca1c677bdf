import { connection } from 'next/server';
import { BUILD_HEADER, PRODUCT_NAME } from '@/model/product';
import { buildId } from '@/server/platform/build';
import { config } from '@/server/platform/config';
import { isShuttingDown } from '@/server/platform/shutdown';
import { modelName } from '@/server/runs/model/model';
import { searchHealth } from '@/server/search/health';

export async function GET(): Promise<Response> {
  await connection();
  const { stage, runs } = config();
  // On Cloud Run a request's CPU ends with its response unless billing is by instance: the health check warns operators.
  const warning =
    process.env['K_SERVICE'] !== undefined && process.env['RUNS'] === undefined
      ? 'Set RUNS=background (instance-based billing) or RUNS=in-request: see docs/deploy.md.'
      : undefined;
  const search = await searchHealth();
  const facts = {
    product: PRODUCT_NAME,
    stage,
    model: modelName(),
    runs,
    search,
    ...(warning && { warning }),
  };
  // A load balancer that checks health sends no requests to a server that is shutting down.
  const headers = { [BUILD_HEADER]: buildId(), 'cache-control': 'no-store' };
  return isShuttingDown()
    ? Response.json({ status: 'shutting-down', ...facts }, { status: 503, headers })
    : Response.json({ status: 'ok', ...facts }, { headers });
}
