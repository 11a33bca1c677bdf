// A gRPC proxy in front of Firestore that notes every call: which, when, and how many documents it wrote, deleted, read.
import http2 from 'node:http2';
import { HOST } from '@/scripts/ports';
import { portOf } from './wire';

export type Call = {
  /** Of google.firestore.v1.Firestore: Commit, BatchGetDocuments, RunQuery, Listen… */
  method: string;
  startedAt: number;
  /** Infinity while it lasts. */
  endedAt: number;
  writes: number;
  deletes: number;
  reads: number;
};

export type Calls = { host: string; made: () => readonly Call[]; close: () => Promise<void> };

export async function startCalls(store: string): Promise<Calls> {
  const made: Call[] = [];
  const backs = new Map<http2.Http2Session, http2.ClientHttp2Session>();
  const server = http2.createServer();
  server.on('session', (session) => {
    const back = http2.connect(`http://${store}`);
    // Whoever is connected sees the end of its calls; there is nobody else to tell.
    back.on('error', () => session.destroy());
    session.on('error', () => back.destroy());
    session.once('close', () => {
      back.destroy();
      backs.delete(session);
    });
    backs.set(session, back);
  });
  server.on('stream', (stream, headers) => {
    const back = stream.session && backs.get(stream.session);
    if (back === undefined) return stream.close(http2.constants.NGHTTP2_CANCEL);
    const call = newCall(String(headers[':path']));
    made.push(call);
    passOn(stream, back.request(headers), call);
  });
  await new Promise<void>((resolve) => server.listen(0, HOST, resolve));
  return {
    host: `${HOST}:${portOf(server)}`,
    made: () => made,
    close: async () => {
      for (const session of backs.keys()) session.destroy();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

function newCall(path: string): Call {
  const method = path.slice(path.lastIndexOf('/') + 1);
  return { method, startedAt: Date.now(), endedAt: Infinity, writes: 0, deletes: 0, reads: 0 };
}

function passOn(client: http2.ServerHttp2Stream, store: http2.ClientHttp2Stream, call: Call): void {
  let trailers: http2.IncomingHttpHeaders = {};
  client.on(
    'data',
    messages((message) => countRequest(call, message)),
  );
  store.on(
    'data',
    messages((message) => countResponse(call, message)),
  );
  client.pipe(store);
  store.on('response', (headers, flags) => {
    const isAll = (flags & http2.constants.NGHTTP2_FLAG_END_STREAM) !== 0;
    if (client.destroyed) return;
    client.respond(headers, isAll ? { endStream: true } : { waitForTrailers: true });
    if (!isAll) store.pipe(client);
  });
  store.on('trailers', (headers) => (trailers = headers));
  client.on('wantTrailers', () => client.sendTrailers(trailers));
  store.once('end', () => (call.endedAt = Date.now()));
  client.once('close', () => store.close(client.rstCode));
  // One that ended well is still on its way to the client, trailers last.
  store.once('close', () => {
    if (store.rstCode !== http2.constants.NGHTTP2_NO_ERROR) client.close(store.rstCode);
  });
  client.on('error', () => store.close());
  store.on('error', () => client.close());
}

/** Cuts a stream of gRPC frames (a flag, four bytes of length, a message) into messages. */
function messages(take: (message: Buffer) => void): (bytes: Buffer) => void {
  let rest = Buffer.alloc(0);
  return (bytes) => {
    rest = Buffer.concat([rest, bytes]);
    if (rest[0] !== undefined && rest[0] !== 0)
      throw new Error('A compressed gRPC message cannot be counted.');
    while (rest.length >= 5 && rest.length >= 5 + rest.readUInt32BE(1)) {
      const end = 5 + rest.readUInt32BE(1);
      take(rest.subarray(5, end));
      rest = rest.subarray(end);
    }
  };
}

// Field numbers are those of google/firestore/v1/firestore.proto and write.proto.
const WRITES = 2;
const WRITE_DELETE = 2;
const FOUND = 1;
const MISSING = 2;
const QUERY_DOCUMENT = 1;
const DOCUMENT_CHANGE = 3;

function countRequest(call: Call, message: Buffer): void {
  if (call.method !== 'Commit' && call.method !== 'BatchWrite') return;
  for (const write of fieldsOf(message).filter(({ field }) => field === WRITES)) {
    if (fieldsOf(write.bytes).some(({ field }) => field === WRITE_DELETE)) call.deletes += 1;
    else call.writes += 1;
  }
}

/** As Firestore bills: a document that is missing was read too. */
function countResponse(call: Call, message: Buffer): void {
  const has = (...wanted: number[]) => fieldsOf(message).some(({ field }) => wanted.includes(field));
  switch (call.method) {
    case 'BatchGetDocuments':
      if (has(FOUND, MISSING)) call.reads += 1;
      break;
    case 'RunQuery':
    case 'RunAggregationQuery':
      if (has(QUERY_DOCUMENT)) call.reads += 1;
      break;
    case 'Listen':
      if (has(DOCUMENT_CHANGE)) call.reads += 1;
      break;
    default:
    // Nothing else brings documents.
  }
}

type Field = { field: number; bytes: Buffer };

/** The fields of a protobuf message, top level only; `bytes` of those that have a length. */
export function fieldsOf(message: Buffer): Field[] {
  const fields: Field[] = [];
  let at = 0;
  const varint = () => {
    let value = 0;
    for (let shift = 1; ; shift *= 128) {
      const byte = message[at] ?? 0;
      at += 1;
      value += (byte & 127) * shift;
      if (byte < 128) return value;
    }
  };
  while (at < message.length) {
    const tag = varint();
    const kind = tag & 7;
    const length = kind === 2 ? varint() : kind === 1 ? 8 : kind === 5 ? 4 : 0;
    if (kind === 0) varint();
    fields.push({ field: tag >>> 3, bytes: message.subarray(at, at + length) });
    at += length;
  }
  return fields;
}
