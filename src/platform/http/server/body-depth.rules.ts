/** Deepest JSON anybody has a reason to send: a body of a story is at most some hundred levels of nodes, two levels of JSON each. */
export const DEEPEST_BODY = 256;

/** True when a JSON value is nested deeper than `levels`; looks no further than one level beyond, without recursion. */
export function isDeeperThan(value: unknown, levels: number): boolean {
  let level: unknown[] = [value];
  for (let depth = 0; depth <= levels; depth += 1) {
    level = level.flatMap((one) => (typeof one === 'object' && one !== null ? Object.values(one) : []));
    if (level.length === 0) return false;
  }
  return true;
}
