// The browser's Firestore: memory cache only, because people share browsers and the cache is not separated by person.
import {
  Timestamp,
  connectFirestoreEmulator,
  disableNetwork,
  enableNetwork,
  initializeFirestore,
  memoryLocalCache,
  memoryLruGarbageCollector,
  onSnapshot,
  terminate,
  doc,
  type DocumentData,
  type DocumentSnapshot,
  type Firestore,
  type Query,
} from 'firebase/firestore';
import type * as z from 'zod/v4-mini';
import type { AppError } from '@/model/errors';
import { fromFirebase } from './errors';
import { report } from '@/services/core/report';
import { onReturn } from '@/services/core/page-visibility';
import { beforeSignOut, firebaseApp, pageConfig } from './session';

let opened: Firestore | null = null;

export function firestore(): Firestore {
  if (opened !== null) return opened;
  const store = initializeFirestore(firebaseApp(), {
    localCache: memoryLocalCache({ garbageCollector: memoryLruGarbageCollector() }),
  });
  const { emulators } = pageConfig();
  if (emulators !== null) {
    const { hostname, port } = new URL(`http://${emulators.firestore}`);
    connectFirestoreEmulator(store, hostname, Number(port));
  }
  // Firestore itself reconnects when the browser fires `online`; a stream that died while the machine slept causes no event,
  // and the next try may be a minute away.
  const stop = onReturn(() => void renewStreams(store));
  beforeSignOut(async () => {
    stop();
    opened = null;
    await terminate(store);
  });
  opened = store;
  return store;
}

/** Listeners resume where they were: unchanged documents are not sent again. */
async function renewStreams(store: Firestore): Promise<void> {
  try {
    await disableNetwork(store);
    await enableNetwork(store);
  } catch (error) {
    report('streams were not renewed', fromFirebase(error).code);
  }
}

/** The document in the model's shape, or null: it is missing or malformed (reported, skipped). */
export function readDocument<T>(schema: z.ZodMiniType<T>, snapshot: DocumentSnapshot): T | null {
  if (!snapshot.exists()) return null;
  const data = snapshot.data({ serverTimestamps: 'estimate' });
  const parsed = schema.safeParse({ ...toPlain(data), id: snapshot.id });
  if (parsed.success) return parsed.data;
  const fields = parsed.error.issues.map((issue) => issue.path.join('.')).join(', ');
  report('a document was skipped', `${snapshot.ref.path} (${fields})`);
  return null;
}

function toPlain(data: DocumentData): Record<string, unknown> {
  return Object.fromEntries(Object.entries(data).map(([key, value]) => [key, plainValue(value)]));
}

function plainValue(value: unknown): unknown {
  if (value instanceof Timestamp) return value.toMillis();
  if (Array.isArray(value)) return value.map(plainValue);
  if (typeof value === 'object' && value !== null) return toPlain(value);
  return value;
}

type Listener<T> = { next: (value: T) => void; fail: (error: AppError) => void };

/**
 * Follows one document; null while it does not exist. The first snapshot must be from the server: a right that was removed
 * would else be answered from the cache, refused, queried again and answered from the cache without end.
 */
export function followDocument<T>(
  path: string,
  schema: z.ZodMiniType<T>,
  listener: Listener<T | null>,
): () => void {
  let hasEmitted = false;
  return onSnapshot(
    doc(firestore(), path),
    // With metadata: the server's confirmation of what the cache already held is a change of metadata alone.
    { includeMetadataChanges: true },
    (snapshot) => {
      if (!hasEmitted && snapshot.metadata.fromCache) return;
      hasEmitted = true;
      listener.next(readDocument(schema, snapshot));
    },
    (error) => listener.fail(fromFirebase(error)),
  );
}

type QueryListener<T> = {
  /** `count`: documents in the snapshot, malformed ones included. */
  next: (found: T[], count: number) => void;
  fail: (error: AppError) => void;
};

/** Follows a query; each snapshot has the whole result. The first snapshot must be from the server. */
export function followQuery<T>(
  query: Query,
  schema: z.ZodMiniType<T>,
  listener: QueryListener<T>,
): () => void {
  let hasEmitted = false;
  return onSnapshot(
    query,
    { includeMetadataChanges: true },
    (snapshot) => {
      if (!hasEmitted && snapshot.metadata.fromCache) return;
      if (hasEmitted && snapshot.docChanges().length === 0) return;
      hasEmitted = true;
      const found = snapshot.docs.map((one) => readDocument(schema, one)).filter((one) => one !== null);
      listener.next(found, snapshot.size);
    },
    (error) => listener.fail(fromFirebase(error)),
  );
}
