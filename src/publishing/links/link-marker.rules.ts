/** Query parameter of the permalink that carries a publication's marker out to the platforms and back. Sites ignore parameters they do not know. */
const PARAMETER = 'xf';

/**
 * The link with the publication's marker in it: still the same page, but recognisable in a platform's own lists.
 * Done twice it changes nothing. What is no http(s) URL comes back untouched.
 */
export function withMarker(link: string, marker: string): string {
  const url = parse(link);
  if (!url) return link;
  url.searchParams.set(PARAMETER, marker);
  return url.toString();
}

/** True when the text, or a link in it, carries exactly this marker. Entities as in `&amp;` do not hide it. */
export function carriesMarker(text: string, marker: string): boolean {
  const wanted = encodeURIComponent(marker).replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`[?&;]${PARAMETER}=${wanted}(?![\\w%~.-])`).test(text);
}

/** True when a link in the text carries the marker of some publication. */
export function carriesAnyMarker(text: string): boolean {
  return new RegExp(`[?&;]${PARAMETER}=`).test(text);
}

// Up to white space, quotes, brackets, or anything that is not ASCII: Chinese text follows links without a blank.
const LINKS = /https?:\/\/[^\s"'<>()[\]{}\u0080-\uffff]+/gi;
/** Sentence marks that end a sentence rather than a link; sought from the first of each row, or a link of nothing else takes minutes. */
const TRAILING = /(?<![.,;:!?])[.,;:!?]+$/;

/** The http(s) links of a plain text, in order, as they stand there. */
export function linksIn(text: string): string[] {
  return [...text.matchAll(LINKS)].map(([link]) => link.replace(TRAILING, ''));
}

/** The text with one link replaced wherever it stands whole; a longer link that begins with it is another one and stays. */
export function replaceLink(text: string, link: string, by: string): string {
  return text.replace(LINKS, (found) => {
    const whole = found.replace(TRAILING, '');
    return whole === link ? by + found.slice(whole.length) : found;
  });
}

/** A plain text without its links and without white space: what stays the same when a platform shortens links. */
export function withoutLinks(text: string): string {
  return text.replace(LINKS, (link) => TRAILING.exec(link)?.[0] ?? '').replace(/[\s\u200b\ufeff]+/g, '');
}

function parse(link: string): URL | null {
  try {
    const url = new URL(link);
    return url.protocol === 'http:' || url.protocol === 'https:' ? url : null;
  } catch {
    return null;
  }
}
