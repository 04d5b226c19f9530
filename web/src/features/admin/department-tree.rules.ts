export interface TreeItem {
  id: string;
  parentId: string | null;
  name: string;
}
export interface Branch<Item extends TreeItem> {
  item: Item;
  below: Branch<Item>[];
}

/** Departments as a tree. Whoever may not see a parent sees its children at the top. */
export function treeOf<Item extends TreeItem>(items: readonly Item[]): Branch<Item>[] {
  const branches = new Map(items.map((item) => [item.id, { item, below: [] as Branch<Item>[] }]));
  const tops: Branch<Item>[] = [];
  for (const branch of branches.values()) {
    const above = branch.item.parentId === null ? undefined : branches.get(branch.item.parentId);
    (above ? above.below : tops).push(branch);
  }
  return tops;
}

/** A department with everything below it: where it cannot be moved to. */
export function withBelow(items: readonly TreeItem[], id: string): Set<string> {
  const within = new Set([id]);
  let grown = true;
  while (grown) {
    grown = false;
    for (const { id: one, parentId } of items) {
      if (parentId === null || within.has(one) || !within.has(parentId)) continue;
      within.add(one);
      grown = true;
    }
  }
  return within;
}
