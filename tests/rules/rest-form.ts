// The same acts in the format of the REST API, for a caller without the web SDK and its client-side checks.
import { isTransform, type Act, type Data, type ListAct, type Transform } from './act';
import type { RestCall } from './project';

type WriteAct = Extract<Act, { op: 'set' | 'update' | 'delete' }>;

export function restGet(path: string): RestCall {
  return { method: 'GET', path: `/${path}` };
}

export function restList(act: ListAct): RestCall {
  const { parent, collectionId } = splitCollection(act.collection);
  const structuredQuery = {
    from: [{ collectionId, ...(act.group ? { allDescendants: true } : {}) }],
    ...(act.where ? { where: restFilter(act.where) } : {}),
    ...(act.orderBy ? { orderBy: [restOrder(act.orderBy)] } : {}),
    ...(act.limit === undefined ? {} : { limit: act.limit }),
    ...(act.offset === undefined ? {} : { offset: act.offset }),
  };
  return act.count
    ? {
        method: 'POST',
        path: `${parent}:runAggregationQuery`,
        body: { structuredAggregationQuery: { structuredQuery, aggregations: [{ alias: 'n', count: {} }] } },
      }
    : { method: 'POST', path: `${parent}:runQuery`, body: { structuredQuery } };
}

export function restCommit(projectId: string, act: WriteAct): RestCall {
  const name = `projects/${projectId}/databases/(default)/documents/${act.path}`;
  return { method: 'POST', path: ':commit', body: { writes: [restWrite(name, act)] } };
}

function restWrite(name: string, act: WriteAct): unknown {
  if (act.op === 'delete') return { delete: name };
  const entries = Object.entries(act.data);
  const transforms = entries.flatMap(([key, value]) =>
    isTransform(value) ? [restTransform(key, value)] : [],
  );
  const plain = entries.filter(([, value]) => !isTransform(value));
  return {
    update: { name, fields: restFields(nest(plain)) },
    ...(transforms.length > 0 ? { updateTransforms: transforms } : {}),
    ...(act.op === 'update' || act.merge
      ? { updateMask: { fieldPaths: plain.map(([key]) => quoted(key)) } }
      : {}),
    ...(act.op === 'update' ? { currentDocument: { exists: true } } : {}),
  };
}

/** Names that are not plain identifiers are quoted with backticks in a path. */
function quoted(fieldPath: string): string {
  return fieldPath
    .split('.')
    .map((name) => (/^[a-zA-Z_]\w*$/.test(name) ? name : `\`${name}\``))
    .join('.');
}

/** `{'a.b': 1}` → `{a: {b: 1}}`: field paths as `update` takes them. */
function nest(entries: readonly (readonly [string, unknown])[]): Data {
  const root: Data = {};
  for (const [key, value] of entries) {
    const [head = key, ...rest] = key.split('.');
    const tail = rest.join('.');
    root[head] = tail === '' ? value : nest([[tail, value]]);
  }
  return root;
}

function restTransform(fieldPath: string, transform: Transform): unknown {
  switch (transform.transform) {
    case 'now':
      return { fieldPath, setToServerValue: 'REQUEST_TIME' };
    case 'plus':
      return { fieldPath, increment: restValue(transform.number) };
    case 'union':
      return { fieldPath, appendMissingElements: { values: [restValue(transform.value)] } };
  }
}

function restFields(data: Data): Record<string, unknown> {
  return Object.fromEntries(Object.entries(data).map(([key, value]) => [key, restValue(value)]));
}

function restValue(value: unknown): unknown {
  if (value === null || value === undefined) return { nullValue: null };
  if (typeof value === 'string') return { stringValue: value };
  if (typeof value === 'boolean') return { booleanValue: value };
  if (typeof value === 'number')
    return Number.isInteger(value) ? { integerValue: `${value}` } : { doubleValue: value };
  if (value instanceof Date) return { timestampValue: value.toISOString() };
  if (Array.isArray(value)) return { arrayValue: { values: value.map(restValue) } };
  return { mapValue: { fields: restFields(Object.fromEntries(Object.entries(value))) } };
}

const FILTERS = {
  '==': 'EQUAL',
  in: 'IN',
  'array-contains': 'ARRAY_CONTAINS',
  'array-contains-any': 'ARRAY_CONTAINS_ANY',
} as const;

function restFilter([field, op, value]: NonNullable<ListAct['where']>): unknown {
  return { fieldFilter: { field: { fieldPath: field }, op: FILTERS[op], value: restValue(value) } };
}

function restOrder([field, direction]: NonNullable<ListAct['orderBy']>): unknown {
  return { field: { fieldPath: field }, direction: direction === 'asc' ? 'ASCENDING' : 'DESCENDING' };
}

function splitCollection(path: string): { parent: string; collectionId: string } {
  const at = path.lastIndexOf('/');
  return at < 0
    ? { parent: '', collectionId: path }
    : { parent: `/${path.slice(0, at)}`, collectionId: path.slice(at + 1) };
}
