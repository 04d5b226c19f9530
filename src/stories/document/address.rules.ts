import { LINK_PLACE } from '../variant-content.rules.js';

const LONGEST_ADDRESS = 1024;
const SCHEMES = new Set(['http:', 'https:', 'mailto:']);
/** Blanks, control characters, quotes, angle brackets and back-slashes have no business in an address; browsers read some of them as something else. */
// eslint-disable-next-line no-control-regex -- naming the control characters is the point
const UNSAFE = /[\s\u0000-\u001f\u007f"'<>`\\^{|}]|\p{Surrogate}/u;

/**
 * True for an absolute http, https or mailto address that is safe to print into an attribute and to follow.
 * Judged by the URL parser of the platform, not by a pattern: `java\nscript:` and `//host` fail, as do addresses that carry a password.
 */
export function isAllowedAddress(value: unknown): value is string {
  if (typeof value !== 'string' || value.length > LONGEST_ADDRESS || UNSAFE.test(value)) return false;
  if (!/^(https?:\/\/[^/]|mailto:[^/])/i.test(value) || !URL.canParse(value)) return false;
  const url = new URL(value);
  if (!SCHEMES.has(url.protocol) || url.username !== '' || url.password !== '') return false;
  return url.protocol === 'mailto:' ? /^[^@]+@[^@]+$/.test(url.pathname) : url.hostname !== '';
}

/** What a link of a document may point to: an allowed address, or the place that the permalink takes after sealing. */
export function isAllowedHref(value: unknown): value is string {
  return value === LINK_PLACE || isAllowedAddress(value);
}

/** True for articles on WeChat's own host: the only addresses its bodies may link to. */
export function isWechatArticle(href: string): boolean {
  return isAllowedAddress(href) && new URL(href).host === 'mp.weixin.qq.com';
}
