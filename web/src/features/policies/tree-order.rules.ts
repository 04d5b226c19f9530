/**
 * What belongs to departments, each below its parent and by how far; siblings in the order given. Whoever may not see a parent sees what
 * is below it at the top.
 * @param parents of departments by id; the root's is null
 */
export function inTreeOrder<Item>(
  items: readonly Item[],
  departmentOf: (item: Item) => string,
  parents: ReadonlyMap<string, string | null>,
): { item: Item; depth: number }[] {
  const known = new Set(items.map(departmentOf));
  const below = new Map<string | null, Item[]>();
  for (const item of items) {
    const parent = parents.get(departmentOf(item)) ?? null;
    const place = parent !== null && known.has(parent) ? parent : null;
    below.set(place, [...(below.get(place) ?? []), item]);
  }
  const under = (place: string | null, depth: number): { item: Item; depth: number }[] =>
    (below.get(place) ?? []).flatMap((item) => [{ item, depth }, ...under(departmentOf(item), depth + 1)]);
  return under(null, 0);
}
