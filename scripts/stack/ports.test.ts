import net from 'node:net';
import { afterEach, expect, test, vi } from 'vitest';
import { HOST, freePort, freePorts, isPortFree, portFrom, requireFreePort } from './ports';

afterEach(() => vi.unstubAllEnvs());

test('free ports are all different and really free', async () => {
  const ports = await freePorts(8);
  expect(new Set(ports).size).toBe(8);
  expect(await Promise.all(ports.map(isPortFree))).toEqual(ports.map(() => true));
});

test('a taken port is told with its number and the variable that moves it', async () => {
  const port = await freePort();
  const server = net.createServer();
  await new Promise<void>((resolve) => server.listen(port, HOST, resolve));
  const wanted = { variable: 'PORT', port, what: 'the web app' };
  await expect(requireFreePort(wanted)).rejects.toThrow(
    `Port ${port}, wanted for the web app, is taken. End what listens there, or choose another with PORT=${port + 1}.`,
  );
  await new Promise((resolve) => server.close(resolve));
  await expect(requireFreePort(wanted)).resolves.toBeUndefined();
});

test('a port comes from the environment, and nonsense there is refused', () => {
  expect(portFrom('SOME_PORT', 4010)).toBe(4010);
  vi.stubEnv('SOME_PORT', '5010');
  expect(portFrom('SOME_PORT', 4010)).toBe(5010);
  vi.stubEnv('SOME_PORT', 'many');
  expect(() => portFrom('SOME_PORT', 4010)).toThrow('SOME_PORT=many is not a port');
});
