// A proxy in front of Firestore, which sees every call of a server: it speaks the servers' own protocol (gRPC over
// HTTP/2), records every call with the writes of its commit, and can delay each call.
import http2 from 'node:http2';
import { setTimeout as wait } from 'node:timers/promises';
import { HOST } from '@/scripts/stack/ports';

export type Call = {
  /** `Commit`, `BatchGetDocuments`, `RunQuery`, … */
  method: string;
  /** Milliseconds of Date.now(), as the server sees it: with the delay. */
  startedAt: number;
  endedAt: number | null;
  /** gRPC's status; 0 is OK. */
  status: number | null;
  /** Paths of the documents that a commit writes or deletes: `threads/t1/messages/m1`. */
  writes: string[];
  /** How many of `writes` are deletes. */
  deletes: number;
  /** Documents received so far. A missing document counts as a read too, as in Firestore's billing. */
  reads: number;
};

export type FirestoreProxy = {
  /** The proxy's address, for FIRESTORE_EMULATOR_HOST of a server. */
  host: string;
  /** All calls so far, in the order of arrival. */
  calls: readonly Call[];
  /** Delays every call from now on by this many milliseconds. */
  delay: (ms: number) => void;
  close: () => void;
};

export async function startProxy(to: string): Promise<FirestoreProxy> {
  const calls: Call[] = [];
  let delayMs = 0;
  const server = http2.createServer();
  const upstreams = new Map<http2.Http2Session | undefined, http2.ClientHttp2Session>();
  server.on('session', (session) => {
    const upstream = http2.connect(`http://${to}`);
    upstream.on('error', () => session.destroy());
    session.on('close', () => upstream.destroy());
    upstreams.set(session, upstream);
  });
  server.on('stream', (stream, headers) => {
    const upstream = upstreams.get(stream.session);
    if (upstream === undefined) return stream.close(http2.constants.NGHTTP2_REFUSED_STREAM);
    const call = noteCall(String(headers[':path']));
    calls.push(call);
    // A call that either side cancels ends on the other side too; the server handles the outcome.
    stream.on('error', () => undefined);
    void forward({ stream, headers, upstream, call, delayMs });
  });
  await new Promise<void>((resolve) => server.listen(0, HOST, resolve));
  const address = server.address();
  const port = address !== null && typeof address === 'object' ? address.port : 0;
  return {
    host: `${HOST}:${port}`,
    calls,
    delay: (ms) => {
      delayMs = ms;
    },
    close: () => {
      for (const [session, upstream] of upstreams) {
        session?.destroy();
        upstream.destroy();
      }
      server.close();
    },
  };
}

function noteCall(path: string): Call {
  const method = path.slice(path.lastIndexOf('/') + 1);
  return { method, startedAt: Date.now(), endedAt: null, status: null, writes: [], deletes: 0, reads: 0 };
}

type Forward = {
  stream: http2.ServerHttp2Stream;
  headers: http2.IncomingHttpHeaders;
  upstream: http2.ClientHttp2Session;
  call: Call;
  delayMs: number;
};

async function forward({ stream, headers, upstream, call, delayMs }: Forward): Promise<void> {
  const body: Buffer[] = [];
  if (call.method === 'Commit') stream.on('data', (chunk: Buffer) => body.push(chunk));
  if (delayMs > 0) await wait(delayMs);
  if (stream.destroyed || upstream.destroyed) return;
  const sent = upstream.request(headers);
  let trailers: http2.OutgoingHttpHeaders = {};
  const end = (status: unknown) => {
    call.endedAt = Date.now();
    call.status = Number(status ?? 0);
    if (call.method === 'Commit') noteWrites(call, Buffer.concat(body));
  };
  sent.on(
    'data',
    perMessage((message) => noteRead(call, message)),
  );
  sent.on('response', (response, flags) => {
    // An error may consist of headers only.
    const isWhole = (flags & http2.constants.NGHTTP2_FLAG_END_STREAM) !== 0;
    if (isWhole) end(response['grpc-status']);
    if (!stream.destroyed)
      stream.respond(response, isWhole ? { endStream: true } : { waitForTrailers: true });
  });
  sent.on('trailers', (received) => {
    trailers = received;
    end(received['grpc-status']);
  });
  sent.on('error', () => stream.destroy());
  stream.on('wantTrailers', () => stream.sendTrailers(trailers));
  stream.on('close', () => sent.destroy());
  if (call.method === 'Commit') {
    for (const chunk of body) sent.write(chunk);
    stream.on('data', (chunk: Buffer) => sent.write(chunk)).on('end', () => sent.end());
    if (stream.readableEnded) sent.end();
  } else stream.pipe(sent);
  sent.pipe(stream);
}

const GRPC_PREFIX_BYTES = 5;

/** Of a CommitRequest (google/firestore/v1/firestore.proto): `writes` is field 2. */
function noteWrites(call: Call, body: Buffer): void {
  const writes = fieldsOf(body.subarray(GRPC_PREFIX_BYTES)).filter(({ field }) => field === 2);
  call.writes = writes.map(({ bytes }) => documentOf(bytes));
  call.deletes = writes.filter(({ bytes }) => fieldsOf(bytes)[0]?.field === 2).length;
}

/** The fields in which a response contains a document: found, missing; document, result; document_change. */
const DOCUMENT_FIELDS: Record<string, readonly number[]> = {
  BatchGetDocuments: [1, 2],
  RunQuery: [1],
  RunAggregationQuery: [1],
  Listen: [3],
};

function noteRead(call: Call, message: Buffer): void {
  const brings = DOCUMENT_FIELDS[call.method];
  if (brings !== undefined && fieldsOf(message).some(({ field }) => brings.includes(field))) call.reads += 1;
}

/** Splits a stream into gRPC messages: a flag, four bytes of length, then that many bytes. */
function perMessage(take: (message: Buffer) => void): (chunk: Buffer) => void {
  let rest = Buffer.alloc(0);
  return (chunk) => {
    rest = Buffer.concat([rest, chunk]);
    while (rest.length >= GRPC_PREFIX_BYTES) {
      const end = GRPC_PREFIX_BYTES + rest.readUInt32BE(1);
      if (rest.length < end) return;
      take(rest.subarray(GRPC_PREFIX_BYTES, end));
      rest = rest.subarray(end);
    }
  };
}

/** Of a Write: `update` (1) and `transform` (6) are messages whose field 1 is the name, `delete` (2) is a name. */
function documentOf(write: Buffer): string {
  const [operation] = fieldsOf(write).filter(({ field }) => field === 1 || field === 2 || field === 6);
  if (operation === undefined) return '';
  const named = operation.field === 2 ? operation.bytes : fieldsOf(operation.bytes)[0]?.bytes;
  return named?.toString('utf8').replace(/^.*?\/documents\//, '') ?? '';
}

/** The length-delimited fields of a protobuf message; others are skipped. */
function fieldsOf(message: Buffer): { field: number; bytes: Buffer }[] {
  const fields: { field: number; bytes: Buffer }[] = [];
  let at = 0;
  const varint = () => {
    let value = 0;
    for (let shift = 0; at < message.length; shift += 7) {
      const byte = message[at++] ?? 0;
      value += (byte & 0x7f) * 2 ** shift;
      if (byte < 0x80) break;
    }
    return value;
  };
  while (at < message.length) {
    const key = varint();
    const wireType = key % 8;
    if (wireType === 2) {
      const length = varint();
      fields.push({ field: Math.floor(key / 8), bytes: message.subarray(at, at + length) });
      at += length;
    } else if (wireType === 0) varint();
    else at += wireType === 1 ? 8 : 4;
  }
  return fields;
}
