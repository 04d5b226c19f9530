/** How a person likes the console, which has nothing to do with what is in it. */
const LIKINGS = ['xuanfa.theme', 'xuanfa.language'];

/** Removes what this browser keeps of stories and forms: what it was written for is gone. */
export function forgetDrafts(kept: Storage): void {
  const keys = Array.from({ length: kept.length }, (_, index) => kept.key(index) ?? '');
  for (const key of keys) if (key.startsWith('xuanfa.') && !LIKINGS.includes(key)) kept.removeItem(key);
}
