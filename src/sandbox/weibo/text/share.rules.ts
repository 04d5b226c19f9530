import { pictureFormat } from '../../ledger/picture.rules.js';
import type { WeiboLimits } from '../../ledger/limits.rules.js';
import { addressesIn, statusLength, withoutAddresses } from './text-length.rules.js';

/** A refusal: the platform's code and, where it says more than usual, its text. */
export interface ShareFault {
  code: number;
  text?: string;
}

const IPV4 = /^(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)\.){3}(?:25[0-5]|2[0-4]\d|1?\d?\d)$/;
const IPV6 = /^(?=.*:.*:)[0-9a-f:]{2,39}(?:\.\d{1,3}){0,3}$/i;

/** What is wrong with the words of a share, or null. `boundDomains` are the app's audited domains. */
export function textFault(
  share: { status: string | undefined; rip: string | undefined },
  boundDomains: string[],
  limits: WeiboLimits,
): ShareFault | null {
  const { status, rip } = share;
  if (status === undefined || status.trim() === '') return { code: 20008 };
  if (rip === undefined || rip === '') {
    return { code: 10016, text: 'miss required parameter (rip) , see doc for more info.' };
  }
  if (!IPV4.test(rip) && !IPV6.test(rip)) {
    return {
      code: 10017,
      text: `parameter (rip)'s value invalid, expect (ip) , but get (${rip.slice(0, 60)}) , see doc for more info.`,
    };
  }
  if (statusLength(status) > limits.statusChars) return { code: 20012 };
  if (/#[^#\n]+#/.test(withoutAddresses(status))) return { code: 10017, text: 'text can not contain topic!' };
  if (boundDomains.length === 0) return { code: 10017, text: 'appkey not bind domain!' };
  if (boundAddress(status, boundDomains) === null) return { code: 10017, text: 'text not find domain!' };
  return null;
}

/** JPEG, GIF or PNG below the size limit. */
export function pictureFault(bytes: Uint8Array, limits: WeiboLimits): ShareFault | null {
  const format = pictureFormat(bytes);
  if (format !== 'jpg' && format !== 'gif' && format !== 'png') return { code: 20005 };
  return bytes.length >= limits.pictureBytes ? { code: 20006 } : null;
}

/** The first address of the text on a bound domain (or below it); an entry with a port binds that port alone. */
export function boundAddress(status: string, boundDomains: string[]): string | null {
  for (const address of addressesIn(status)) {
    if (!URL.canParse(address)) continue;
    const { hostname, host } = new URL(address);
    for (const entry of boundDomains) {
      const domain = entry.toLowerCase();
      const name = domain.includes(':') ? host : hostname;
      if (name === domain || name.endsWith(`.${domain}`)) return address;
    }
  }
  return null;
}

/** A status as it arrives in a multipart part: some clients URL-encode it there as they would in a form. */
export function decodePart(value: string): string {
  if (!/^[\w\-.!~*'()%+/]*$/.test(value) || !/%[0-9a-f]{2}/i.test(value)) return value;
  try {
    return decodeURIComponent(value.replaceAll('+', ' '));
  } catch (error) {
    if (error instanceof URIError) return value;
    throw error;
  }
}

/** Below this many letters two short greetings would be "similar" by accident. */
const LEAST_LETTERS = 10;

/**
 * What makes two statuses "similar" here: the same letters and figures in the same order, whatever their links,
 * punctuation, spaces, width and case. Narrower than the platform's own (unpublished) measure; null when too short.
 */
export function skeleton(status: string): string | null {
  const letters = withoutAddresses(status)
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
  return [...letters].length < LEAST_LETTERS ? null : letters;
}
