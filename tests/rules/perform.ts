// Performs the acts: through the web SDK, by raw REST, or as the server, to which no rules apply.
import { FirebaseError } from 'firebase/app';
import {
  FieldValue,
  type DocumentData as AdminData,
  type Query as AdminQuery,
} from 'firebase-admin/firestore';
import {
  arrayUnion,
  collection,
  collectionGroup,
  deleteDoc,
  doc,
  getCountFromServer,
  getDocFromServer,
  getDocsFromServer,
  increment,
  limit,
  orderBy,
  query,
  serverTimestamp,
  setDoc,
  updateDoc,
  where,
  type DocumentData,
  type Firestore,
  type Query,
} from 'firebase/firestore';
import type { Person } from './people';
import type { Project } from './project';
import {
  isTransform,
  type Act,
  type Actor,
  type Data,
  type ListAct,
  type Outcome,
  type Transform,
  type Channel,
} from './act';
import { restCommit, restGet, restList } from './rest-form';

/** Done, or refused with permission-denied; every other error is thrown. */
export async function perform(
  project: Project,
  { as, act, by }: { as: Actor; act: Act; by: Channel },
): Promise<Outcome> {
  if (by === 'rest') return byRest(project, as, act);
  if (as === 'server') return asServer(project, act);
  try {
    await bySdk(project.as(as), act);
    return 'done';
  } catch (error) {
    // Not FirestoreError: its constructor sets FirebaseError's prototype, so `instanceof` works only with that one.
    if (error instanceof FirebaseError && error.code === 'permission-denied') return 'refused';
    throw error;
  }
}

/** Ids of the documents that a list returns to this person. */
export async function listedIds(project: Project, person: Person, act: ListAct): Promise<string[]> {
  return (await getDocsFromServer(sdkQuery(project.as(person), act))).docs.map((found) => found.id);
}

function bySdk(db: Firestore, act: Act): Promise<unknown> {
  switch (act.op) {
    case 'get':
      return getDocFromServer(doc(db, act.path));
    case 'list':
      return act.count ? getCountFromServer(sdkQuery(db, act)) : getDocsFromServer(sdkQuery(db, act));
    case 'set':
      return setDoc(doc(db, act.path), sdkData(act.data), { merge: act.merge ?? false });
    case 'update':
      return updateDoc(doc(db, act.path), sdkData(act.data));
    case 'delete':
      return deleteDoc(doc(db, act.path));
  }
}

function sdkQuery(db: Firestore, act: ListAct): Query {
  return query(
    act.group ? collectionGroup(db, act.collection) : collection(db, act.collection),
    ...(act.where ? [where(...act.where)] : []),
    ...(act.orderBy ? [orderBy(...act.orderBy)] : []),
    ...(act.limit === undefined ? [] : [limit(act.limit)]),
  );
}

function sdkData(data: Data): DocumentData {
  return mapTransforms(data, (transform) => {
    switch (transform.transform) {
      case 'now':
        return serverTimestamp();
      case 'plus':
        return increment(transform.number);
      case 'union':
        return arrayUnion(transform.value);
    }
  });
}

async function asServer({ server }: Project, act: Act): Promise<Outcome> {
  switch (act.op) {
    case 'get':
      if (!(await server.doc(act.path).get()).exists) throw new Error(`${act.path} does not exist`);
      return 'done';
    case 'list':
      await (act.count ? adminQuery(server, act).count().get() : adminQuery(server, act).get());
      return 'done';
    case 'set':
      await server.doc(act.path).set(adminData(act.data));
      return 'done';
    case 'update':
      await server.doc(act.path).update(adminData(act.data));
      return 'done';
    case 'delete':
      await server.doc(act.path).delete({ exists: true });
      return 'done';
  }
}

function adminQuery(server: Project['server'], act: ListAct): AdminQuery {
  let found: AdminQuery = act.group
    ? server.collectionGroup(act.collection)
    : server.collection(act.collection);
  if (act.where) found = found.where(...act.where);
  if (act.orderBy) found = found.orderBy(...act.orderBy);
  return act.limit === undefined ? found : found.limit(act.limit);
}

export function adminData(data: Data): AdminData {
  return mapTransforms(data, (transform) => {
    switch (transform.transform) {
      case 'now':
        return FieldValue.serverTimestamp();
      case 'plus':
        return FieldValue.increment(transform.number);
      case 'union':
        return FieldValue.arrayUnion(transform.value);
    }
  });
}

async function byRest(project: Project, as: Actor, act: Act): Promise<Outcome> {
  const call =
    act.op === 'get' ? restGet(act.path) : act.op === 'list' ? restList(act) : restCommit(project.id, act);
  const { status, body } = await project.rest(as, call);
  if (status === 200) return 'done';
  if (status === 403) return 'refused';
  throw new Error(`REST answered ${status}: ${JSON.stringify(body)}`);
}

/** Only top-level fields contain transforms. */
function mapTransforms(data: Data, map: (transform: Transform) => unknown): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(data).map(([key, value]) => [key, isTransform(value) ? map(value) : value]),
  );
}
