// A TCP proxy in front of Firestore that counts the bytes it sends, by the protocol of each connection: the
// SDKs of Node use gRPC (HTTP/2), browsers use WebChannel (HTTP/1.1).
import net from 'node:net';
import { HOST } from '@/scripts/stack/ports';

type Protocol = 'grpc' | 'web';

export type Wire = {
  host: string;
  /** Bytes sent to the clients, headers and framing included. */
  received: Record<Protocol, number>;
  close: () => Promise<void>;
};

/** The connection preface of HTTP/2 (RFC 9113, 3.4). */
const HTTP2_PREFACE = 'PRI ';

/** `targets`: the upstream of each protocol, `host:port`. */
export async function startWire(targets: Record<Protocol, string>): Promise<Wire> {
  const received = { grpc: 0, web: 0 };
  const sockets = new Set<net.Socket>();
  const server = net.createServer((client) => {
    client.setNoDelay(true);
    client.once('data', (first) => {
      client.pause();
      const protocol = first.toString('latin1').startsWith(HTTP2_PREFACE) ? 'grpc' : 'web';
      const [hostname = '', port = ''] = targets[protocol].split(':');
      const store = net.connect({ host: hostname, port: Number(port), noDelay: true });
      store.write(first);
      store.on('data', (bytes) => (received[protocol] += bytes.length));
      join(client, store);
    });
    sockets.add(client);
    client.once('close', () => sockets.delete(client));
    client.on('error', () => client.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, HOST, resolve));
  return {
    host: `${HOST}:${portOf(server)}`,
    received,
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

/** When one side ends or breaks, the other side is closed too. */
function join(client: net.Socket, store: net.Socket): void {
  client.pipe(store);
  store.pipe(client);
  client.once('close', () => store.destroy());
  store.once('close', () => client.destroy());
  store.on('error', () => client.destroy());
}

export function portOf(server: net.Server): number {
  const address = server.address();
  return address !== null && typeof address === 'object' ? address.port : 0;
}
