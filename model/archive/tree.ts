// From the tree in which chat products store a conversation to its active path and its branches. Everything is iterative: a tree may
// be as deep as it is large. What is broken in a tree moves messages, and never loses one.

/** `value` null: the node is skipped, and hands its children to its nearest ancestor that is not. */
export type TreeNode<T> = { id: string; parentId: string | null; time: number | null; value: T | null };

export type TreeBranch<T> = { leafId: string; afterId: string | null; nodes: TreeNode<T>[] };
export type TreePath<T> = { path: TreeNode<T>[]; branches: TreeBranch<T>[]; duplicates: number };

/**
 * The path up from the current leaf, first node first; without one, from the newest leaf. Branches are in the order of their leaves
 * in the file, each without the nodes of the path and of earlier branches.
 */
export function pathOf<T>(nodes: readonly TreeNode<T>[], currentId: string | null): TreePath<T> {
  const known = new Map<string, TreeNode<T>>();
  for (const node of nodes) if (!known.has(node.id)) known.set(node.id, node);
  const parents = keptParents(known);
  const kept = withTimes(
    [...known.values()].filter(({ value }) => value !== null),
    parents,
  );
  rejoinOrphans(kept, parents);

  const inner = new Set(parents.values());
  const leaves = kept.filter(({ id }) => !inner.has(id));
  const current = currentId === null ? undefined : currentNode(currentId, known, parents);
  const main = current ?? newest(leaves);
  const byId = new Map(kept.map((node) => [node.id, node]));
  const taken = new Set<string>();
  const walk = (leafId: string) => walkUp({ leafId, byId, parents, taken });
  const path = main === undefined ? [] : walk(main).nodes;
  const branches = leaves.filter(({ id }) => !taken.has(id)).map(({ id }) => ({ leafId: id, ...walk(id) }));
  return { path, branches, duplicates: nodes.length - known.size };
}

type Parents = Map<string, string | null>;

/** Stands for a parent that the file does not have, or that is its own descendant. */
const LOST = '\u0000lost';

/** For each kept node its nearest kept ancestor. Each node is looked at once. */
function keptParents<T>(known: ReadonlyMap<string, TreeNode<T>>): Parents {
  const nearest: Parents = new Map();
  const open = new Set<string>();
  for (const start of known.keys()) {
    const trail: TreeNode<T>[] = [];
    let node = known.get(start);
    while (node !== undefined && !nearest.has(node.id) && !open.has(node.id)) {
      open.add(node.id);
      trail.push(node);
      node = node.parentId === null ? undefined : known.get(node.parentId);
    }
    // The trail ends at a root, a missing parent, a node that is known, or one of its own: a cycle.
    const isCycle = node !== undefined && open.has(node.id);
    const around = isCycle ? trail.splice(trail.findIndex(({ id }) => id === node?.id)) : [];
    const ordered = [...fromEarliest(around), ...trail.toReversed()];
    for (const one of ordered) nearest.set(one.id, parentOf(one, known, nearest));
    open.clear();
  }
  return new Map([...nearest].filter(([id]) => known.get(id)?.value !== null));
}

/** A cycle, each node followed by its child, beginning with the one that was said first: there it is cut. */
function fromEarliest<T>(cycle: readonly TreeNode<T>[]): TreeNode<T>[] {
  const first = byTime(cycle.toReversed())[0];
  const at = cycle.findIndex((node) => node === first);
  return [...cycle.slice(0, at + 1).toReversed(), ...cycle.slice(at + 1).toReversed()];
}

function parentOf<T>(
  node: TreeNode<T>,
  known: ReadonlyMap<string, TreeNode<T>>,
  nearest: Parents,
): string | null {
  if (node.parentId === null) return null;
  const parent = known.get(node.parentId);
  if (parent === undefined) return LOST;
  // Not decided yet although it is higher up: a cycle, which is cut here.
  if (!nearest.has(parent.id)) return LOST;
  return parent.value === null ? (nearest.get(parent.id) ?? null) : parent.id;
}

/** A node without a time has its parent's; in the order of the file, so a parent that comes later is not waited for. */
function withTimes<T>(kept: TreeNode<T>[], parents: Parents): TreeNode<T>[] {
  const times = new Map(kept.map(({ id, time }) => [id, time]));
  return kept.map((node) => {
    if (node.time !== null) return node;
    const time = times.get(parents.get(node.id) ?? '') ?? null;
    times.set(node.id, time);
    return { ...node, time };
  });
}

/** What lost its parent follows what was said last before it; where nothing was, it is at the beginning. */
function rejoinOrphans<T>(kept: readonly TreeNode<T>[], parents: Parents): void {
  if (![...parents.values()].includes(LOST)) return;
  const roots = rootsOf(kept, parents);
  const placed = new Set([...roots.values()].filter((root) => parents.get(root) === null));
  let last: string | null = null;
  for (const { id } of byTime(kept)) {
    if (parents.get(id) === LOST) {
      parents.set(id, last);
      placed.add(id);
    }
    if (placed.has(roots.get(id) ?? '')) last = id;
  }
}

/** The root, or orphan, above each node. */
function rootsOf<T>(kept: readonly TreeNode<T>[], parents: Parents): Map<string, string> {
  const roots = new Map<string, string>();
  for (const { id: start } of kept) {
    const trail: string[] = [];
    let id = start;
    let above = parents.get(id) ?? null;
    while (!roots.has(id) && above !== null && above !== LOST) {
      trail.push(id);
      id = above;
      above = parents.get(id) ?? null;
    }
    const root = roots.get(id) ?? id;
    roots.set(id, root);
    for (const one of trail) roots.set(one, root);
  }
  return roots;
}

/** Stable: nodes of one time, and those without one, stay in the order of the file. */
function byTime<T>(nodes: readonly TreeNode<T>[]): TreeNode<T>[] {
  return nodes.toSorted((a, b) => (a.time ?? 0) - (b.time ?? 0));
}

function newest<T>(leaves: readonly TreeNode<T>[]): string | undefined {
  return byTime(leaves).at(-1)?.id;
}

/** The current leaf; where it is skipped, the nearest ancestor that is not. */
function currentNode<T>(
  currentId: string,
  known: ReadonlyMap<string, TreeNode<T>>,
  parents: Parents,
): string | undefined {
  const seen = new Set<string>();
  let node = known.get(currentId);
  while (node !== undefined && !seen.has(node.id)) {
    if (parents.has(node.id)) return node.id;
    seen.add(node.id);
    node = node.parentId === null ? undefined : known.get(node.parentId);
  }
  return undefined;
}

function walkUp<T>({
  leafId,
  byId,
  parents,
  taken,
}: {
  leafId: string;
  byId: ReadonlyMap<string, TreeNode<T>>;
  parents: Parents;
  taken: Set<string>;
}): { nodes: TreeNode<T>[]; afterId: string | null } {
  const nodes: TreeNode<T>[] = [];
  let id: string | null = leafId;
  while (id !== null && !taken.has(id)) {
    const node = byId.get(id);
    if (node === undefined) break;
    taken.add(id);
    nodes.push(node);
    id = parents.get(id) ?? null;
  }
  return { nodes: nodes.toReversed(), afterId: id };
}
