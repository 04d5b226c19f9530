import { createDecipheriv, createHash, timingSafeEqual } from 'node:crypto';

const BLOCK = 32;

/** How far a callback's timestamp may lie from our clock, seconds: the platform tries three times within 15 s, and clocks differ. */
export const CALLBACK_SKEW_SECONDS = 900;

/** The platform's signature: sha1 over the sorted parts (token, timestamp, nonce; in safe mode the cipher text too). */
export function wechatSignature(...parts: string[]): string {
  return createHash('sha1')
    .update([...parts].sort().join(''))
    .digest('hex');
}

/** True when the signature given is that of the parts; takes the same time for every wrong one. */
export function signedBy(given: string, ...parts: string[]): boolean {
  const expected = Buffer.from(wechatSignature(...parts), 'utf8');
  const received = Buffer.from(given, 'utf8');
  return received.length === expected.length && timingSafeEqual(received, expected);
}

/** @param now epoch ms */
export function isRecent(timestamp: string, now: number): boolean {
  return /^\d{1,12}$/.test(timestamp) && Math.abs(Number(timestamp) - now / 1000) <= CALLBACK_SKEW_SECONDS;
}

/**
 * Opens a message of the safe mode: AES-256-CBC under the EncodingAESKey (43 characters of base64), IV its first half, padded to
 * blocks of 32; inside 16 random bytes, the length (4 bytes, big endian), the message, the appid.
 * @returns null when it was not made with this key for this appid
 */
export function openMessage(encodingAesKey: string, appId: string, encrypted: string): string | null {
  const key = Buffer.from(`${encodingAesKey}=`, 'base64');
  const cipherText = Buffer.from(encrypted, 'base64');
  if (key.length !== 32 || cipherText.length === 0 || cipherText.length % 16 !== 0) return null;
  const decipher = createDecipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false);
  const padded = Buffer.concat([decipher.update(cipherText), decipher.final()]);
  const padding = padded.at(-1) ?? 0;
  if (padding < 1 || padding > BLOCK) return null;
  const plain = padded.subarray(0, padded.length - padding);
  if (plain.length < 20) return null;
  const end = 20 + plain.readUInt32BE(16);
  if (end > plain.length || plain.subarray(end).toString('utf8') !== appId) return null;
  return plain.subarray(20, end).toString('utf8');
}
