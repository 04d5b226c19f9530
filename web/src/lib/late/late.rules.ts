/** Between two tries, ms: at first soon, then as often as does no harm. */
const FIRST_MS = 1_000;
const LONGEST_MS = 10_000;

/** Each browser's own words for a script that did not arrive, and the bundler's for styles. */
const NOT_LOADED =
  /dynamically imported module|importing a module script failed|failed to load module script|unable to preload css/i;

/** Whether a part did not arrive, which may be different next time; an error of the part's own will not. */
export function isNotLoaded(cause: unknown): boolean {
  return cause instanceof Error && NOT_LOADED.test(cause.message);
}

/** How long to wait before the next try. @param waited before the last one, ms; 0 if there was none */
export function nextWait(waited: number): number {
  return waited === 0 ? FIRST_MS : Math.min(waited * 2, LONGEST_MS);
}

/** Whether a page is the one that begins with this script. A page that names no script of the console at all is none of its versions. */
export function namesScript(page: string, path: string): boolean {
  return page.includes(`"${path}"`) || !/<script[^>]+src="\/console\//.test(page);
}
