import { randomBytes } from 'node:crypto';
import { keyId, openSecrets, sealSecrets } from './credential-seal.rules.js';

describe('sealed credentials', () => {
  const key = randomBytes(32);
  const secrets = { appSecret: '密钥 secret', callbackToken: 't' };
  const sealed = sealSecrets(secrets, 'account-1', key, randomBytes(12));

  it('open again with their key, for their account', () => {
    expect(openSecrets(sealed, 'account-1', [key])).toEqual(secrets);
    expect(openSecrets(sealed, 'account-1', [randomBytes(32), key])).toEqual(secrets);
  });

  it('do not open for another account, with another key, or when a bit was changed', () => {
    expect(openSecrets(sealed, 'account-2', [key])).toBeNull();
    expect(openSecrets(sealed, 'account-1', [randomBytes(32)])).toBeNull();
    expect(openSecrets(sealed, 'account-1', [])).toBeNull();
    for (let at = 0; at < sealed.length; at += 1) {
      const changed = Buffer.from(sealed);
      changed[at] = (changed[at] ?? 0) ^ 1;
      expect(openSecrets(changed, 'account-1', [key])).toBeNull();
    }
    expect(openSecrets(sealed.subarray(0, 20), 'account-1', [key])).toBeNull();
  });

  it('say by one byte which key sealed them, and show nothing of the text', () => {
    expect(sealed[1]).toBe(keyId(key));
    expect(sealed.toString('latin1')).not.toContain('secret');
  });

  it('differ each time', () => {
    expect(sealSecrets(secrets, 'account-1', key, randomBytes(12)).equals(sealed)).toBe(false);
  });
});
