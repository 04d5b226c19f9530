/** Whether a reader takes gzip, by its `Accept-Encoding` (RFC 9110, 12.5.3). */
export function acceptsGzip(header: string | undefined): boolean {
  let any = false;
  for (const part of (header ?? '').toLowerCase().split(',')) {
    const [name = '', ...parameters] = part.split(';').map((piece) => piece.trim());
    const wanted = !parameters.some((parameter) => /^q=0(\.0{0,3})?$/.test(parameter));
    if (name === 'gzip' || name === 'x-gzip') return wanted;
    if (name === '*') any = wanted;
  }
  return any;
}

/** Whether a reader already holds what the tag stands for, by its `If-None-Match` (RFC 9110, 13.1.2: weak comparison). */
export function holds(header: string | undefined, tag: string): boolean {
  if (header === undefined) return false;
  return header.split(',').some((given) => {
    const bare = given.trim().replace(/^W\//, '');
    return bare === '*' || bare === tag;
  });
}

/** Paths that are pages for people, whatever the program that asks says it takes. */
const PAGES = /^\/(?:(?:stories|pillars)(?:\/.*)?|search)?$/;

/** Whether an error at a path is told as a page: on the site's own pages, elsewhere to browsers; never below /api. */
export function wantsPage(path: string, accept: string | undefined): boolean {
  if (/^\/api(\/|$)/i.test(path)) return false;
  return PAGES.test(path) || (accept ?? '').toLowerCase().includes('text/html');
}
