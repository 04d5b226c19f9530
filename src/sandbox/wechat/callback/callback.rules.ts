import { createCipheriv, createDecipheriv, createHash } from 'node:crypto';
import { cdata } from './event.rules.js';

const BLOCK = 32;

/** The platform's signature: sha1 of the sorted parts (token, timestamp, nonce and, in safe mode, the cipher text). */
export function signature(...parts: string[]): string {
  return createHash('sha1')
    .update([...parts].sort().join(''))
    .digest('hex');
}

function aesKey(encodingAESKey: string): Buffer {
  const key = Buffer.from(`${encodingAESKey}=`, 'base64');
  if (key.length !== 32) throw new RangeError('EncodingAESKey: 43 characters of base64 expected');
  return key;
}

/**
 * Safe mode: 16 random bytes, 4-byte big-endian length, message, appid; padded to 32-byte blocks; AES-256-CBC with the
 * key's first half as IV.
 */
export function encrypt(encodingAESKey: string, appid: string, message: string, random: Uint8Array): string {
  const key = aesKey(encodingAESKey);
  const body = Buffer.from(message, 'utf8');
  const length = Buffer.alloc(4);
  length.writeUInt32BE(body.length);
  const plain = Buffer.concat([random, length, body, Buffer.from(appid, 'utf8')]);
  const pad = BLOCK - (plain.length % BLOCK);
  const cipher = createCipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false);
  return Buffer.concat([cipher.update(Buffer.concat([plain, Buffer.alloc(pad, pad)])), cipher.final()]).toString(
    'base64',
  );
}

/** The reverse of `encrypt`. Throws a RangeError when the text was made for another account or is damaged. */
export function decrypt(encodingAESKey: string, appid: string, encrypted: string): string {
  const key = aesKey(encodingAESKey);
  const decipher = createDecipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false);
  const padded = Buffer.concat([decipher.update(Buffer.from(encrypted, 'base64')), decipher.final()]);
  const pad = padded.at(-1) ?? 0;
  if (pad < 1 || pad > BLOCK) throw new RangeError('bad padding');
  const plain = padded.subarray(0, padded.length - pad);
  const end = 20 + plain.readUInt32BE(16);
  if (plain.subarray(end).toString('utf8') !== appid) throw new RangeError('made for another appid');
  return plain.subarray(20, end).toString('utf8');
}

/** The outer message of safe mode. */
export function encryptedXml(toUser: string, encrypted: string): string {
  return `<xml><ToUserName>${cdata(toUser)}</ToUserName><Encrypt>${cdata(encrypted)}</Encrypt></xml>`;
}
