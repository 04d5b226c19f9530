import { linksIn } from '../../links/link-marker.rules.js';

/** What a platform puts around a link when it is copied is shorter, characters. */
const LONGEST = 4_000;

/**
 * The link in what somebody has pasted: apps copy it with words around it ("7.43 复制打开抖音 … https://…"). Only where there is one
 * and no other; anything else comes back as it is, to be refused.
 */
export function pastedLink(pasted: unknown): unknown {
  if (typeof pasted !== 'string' || pasted.length > LONGEST) return pasted;
  const text = pasted.trim();
  // An address as a browser shows it may have Chinese in it, and no blanks.
  if (/^https?:\/\/\S+$/i.test(text) && !/https?:\/\//i.test(text.slice(4))) return text;
  const links = [...new Set(linksIn(text))];
  return links.length === 1 ? links[0] : text;
}
