import { createCipheriv, createDecipheriv, createHash } from 'node:crypto';

const FORMAT = 1;
const IV_BYTES = 12;
const TAG_BYTES = 16;
const HEAD_BYTES = 2;

/** A byte that tells which key sealed something, so that several can be in use while keys are changed. */
export function keyId(key: Buffer): number {
  return createHash('sha256').update('xuanfa account key').update(key).digest()[0] ?? 0;
}

/**
 * Seals secrets with AES-256-GCM. The account's id is authenticated with them: a sealed text moved to another row does not open.
 * Form: format, key id, IV (12), tag (16), cipher text.
 * @param key 32 bytes
 * @param iv 12 random bytes, never used twice with a key
 */
export function sealSecrets(secrets: Record<string, string>, accountId: string, key: Buffer, iv: Buffer): Buffer {
  if (key.length !== 32 || iv.length !== IV_BYTES) throw new RangeError('a key of 32 and an IV of 12 bytes are needed');
  const head = Buffer.from([FORMAT, keyId(key)]);
  const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.concat([head, Buffer.from(accountId)]));
  const text = Buffer.concat([cipher.update(JSON.stringify(secrets), 'utf8'), cipher.final()]);
  return Buffer.concat([head, iv, cipher.getAuthTag(), text]);
}

/**
 * Opens what `sealSecrets` made.
 * @param keys the keys in use; the one that sealed it is found by its id
 * @returns null when no key fits or the bytes were changed
 */
export function openSecrets(sealed: Buffer, accountId: string, keys: readonly Buffer[]): Record<string, string> | null {
  if (sealed.length <= HEAD_BYTES + IV_BYTES + TAG_BYTES || sealed[0] !== FORMAT) return null;
  const head = sealed.subarray(0, HEAD_BYTES);
  const iv = sealed.subarray(HEAD_BYTES, HEAD_BYTES + IV_BYTES);
  const tag = sealed.subarray(HEAD_BYTES + IV_BYTES, HEAD_BYTES + IV_BYTES + TAG_BYTES);
  const text = sealed.subarray(HEAD_BYTES + IV_BYTES + TAG_BYTES);
  for (const key of keys.filter((one) => keyId(one) === sealed[1])) {
    try {
      const decipher = createDecipheriv('aes-256-gcm', key, iv, { authTagLength: TAG_BYTES })
        .setAAD(Buffer.concat([head, Buffer.from(accountId)]))
        .setAuthTag(tag);
      const plain = Buffer.concat([decipher.update(text), decipher.final()]).toString('utf8');
      return JSON.parse(plain) as Record<string, string>;
    } catch {
      continue; // Another key may share the id; if none opens it, the caller is told.
    }
  }
  return null;
}
