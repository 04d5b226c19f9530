const URL_BYTES = 20;
const LONG_URL = 140;
const OWN_URL = 41;

/** Web addresses in a text. Hosts without a dot count too: the stand-in also serves installations on localhost. */
const ADDRESS = /https?:\/\/[a-z0-9-]+(?:\.[a-z0-9-]+)*(?::\d{1,5})?[-a-z0-9_$.+!*()/,:;@&=?~#%]*/gi;

export function addressesIn(text: string): string[] {
  return text.match(ADDRESS) ?? [];
}

export function withoutAddresses(text: string): string {
  return text.replace(ADDRESS, ' ');
}

/**
 * The length of a status in 字, as the platform's old counter has it: two bytes a 字, ASCII one byte, everything else
 * two per UTF-16 unit (an emoji is 2 字). An address costs 20 bytes (what exceeds 140 is added), one of weibo.com or
 * weibo.cn up to 41 bytes its own length, one of t.cn nothing.
 */
export function statusLength(text: string): number {
  let bytes = byteLength(text.replace(ADDRESS, ''));
  for (const address of addressesIn(text)) {
    const own = byteLength(address);
    if (/^https?:\/\/t\.cn(?:[/:?#]|$)/i.test(address)) continue;
    if (/^https?:\/\/(?:www\.)?weibo\.(?:com|cn)(?:[/:?#]|$)/i.test(address) && own <= OWN_URL) bytes += own;
    else bytes += own <= LONG_URL ? URL_BYTES : own - LONG_URL + URL_BYTES;
  }
  return Math.ceil(bytes / 2);
}

/** 字 of a long text that lists show without being asked for all of it. */
const LEAD = 140;

/** The beginning of a long text; the text itself when it is not longer than that. */
export function leadOf(text: string): string {
  if (statusLength(text) <= LEAD) return text;
  let lead = '';
  let bytes = 0;
  for (const char of text) {
    bytes += byteLength(char);
    if (bytes > LEAD * 2) break;
    lead += char;
  }
  return lead;
}

function byteLength(text: string): number {
  let bytes = 0;
  for (let index = 0; index < text.length; index += 1) bytes += text.charCodeAt(index) < 0x80 ? 1 : 2;
  return bytes;
}
