import { withoutTrailingSlashes } from '../../../platform/http/trailing-slashes.rules.js';

/** Where a site's REST interface is, below the account's address. */
export interface RestRoot {
  path: string;
  /** Without rewrite rules ("plain" permalinks) the route travels as the parameter `rest_route`. */
  asParameter: boolean;
}

export const USUAL_ROOT: RestRoot = { path: '/wp-json', asParameter: false };
/** Answers on every WordPress, whatever its permalinks. */
export const PLAIN_ROOT: RestRoot = { path: '/', asParameter: true };

/**
 * The interface a page of a site names in its `Link` header (`rel="https://api.w.org/"`).
 * @param header of all such headers, joined by commas
 * @param base the account's address: an interface elsewhere is none, for the password would go there
 */
export function rootIn(header: string | undefined, base: string): RestRoot | null {
  const named = /<([^<>]+)>\s*;[^,<>]*\brel="?https:\/\/api\.w\.org\/"?/.exec(header ?? '')?.[1];
  if (named === undefined || !URL.canParse(named) || !URL.canParse(base)) return null;
  const [found, home] = [new URL(named), new URL(base)];
  const prefix = withoutTrailingSlashes(home.pathname);
  if (found.host !== home.host || !found.pathname.startsWith(`${prefix}/`)) return null;
  const path = found.pathname.slice(prefix.length);
  return found.searchParams.has('rest_route')
    ? { path, asParameter: true }
    : { path: withoutTrailingSlashes(path), asParameter: false };
}

/** Path and parameters of a call. @param route below the interface, e.g. `/wp/v2/posts` */
export function callAt(
  { path, asParameter }: RestRoot,
  route: string,
  query?: Record<string, string>,
): { path: string; query?: Record<string, string> } {
  if (asParameter) return { path, query: { rest_route: route, ...query } };
  return { path: path + route, ...(query === undefined ? {} : { query }) };
}
