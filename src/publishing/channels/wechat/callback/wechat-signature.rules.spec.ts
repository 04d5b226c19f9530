import { createCipheriv } from 'node:crypto';
import { isRecent, openMessage, signedBy, wechatSignature } from './wechat-signature.rules.js';

// Key and account of the platform's own sample code for safe mode.
const AES_KEY = 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG';
const APP_ID = 'wxb11529c136998cb6';

describe('signatures of WeChat callbacks', () => {
  it.each([
    ['AAAAA', '1714036504', '1514711492', 'f464b24fc39322e44b38aa78f5edd27bd1441696'],
    ['AAAAA', '1714037059', '486452656', '899cf89e464efb63f54ddac96b0a0a235f53aa78'],
  ])('token %s, timestamp %s, nonce %s', (token, timestamp, nonce, signature) => {
    expect(wechatSignature(token, timestamp, nonce)).toBe(signature);
    expect(signedBy(signature, token, timestamp, nonce)).toBe(true);
    expect(signedBy(signature, `${token}x`, timestamp, nonce)).toBe(false);
    expect(signedBy(signature.slice(1), token, timestamp, nonce)).toBe(false);
    expect(signedBy('', token, timestamp, nonce)).toBe(false);
  });

  it('a callback counts for a quarter of an hour around its timestamp', () => {
    const now = 1_714_036_504_000;
    expect(isRecent('1714036504', now)).toBe(true);
    expect(isRecent('1714035605', now)).toBe(true);
    expect(isRecent('1714035603', now)).toBe(false);
    expect(isRecent('1714037405', now)).toBe(false);
    expect(isRecent('', now)).toBe(false);
    expect(isRecent('NaN', now)).toBe(false);
  });
});

describe('messages of the safe mode', () => {
  const sample = 'jn1L23DB+6ELqJ+6bruv21Y6MD7KeIfP82D6gU39rmkgczbWwt5+3bnyg5K55bgVtVzd832WzZGMhkP72vVOfg==';

  it('opens the platform’s sample', () => expect(openMessage(AES_KEY, APP_ID, sample)).toBe('我是中文abcd123'));

  it('is nothing for another account, another key, or when damaged', () => {
    expect(openMessage(AES_KEY, 'wx0000000000000000', sample)).toBeNull();
    expect(openMessage(AES_KEY.replace('a', 'b'), APP_ID, sample)).toBeNull();
    expect(openMessage('short', APP_ID, sample)).toBeNull();
    expect(openMessage(AES_KEY, APP_ID, sample.slice(4))).toBeNull();
    expect(openMessage(AES_KEY, APP_ID, '')).toBeNull();
  });

  it('a length that lies is refused', () => {
    const key = Buffer.from(`${AES_KEY}=`, 'base64');
    const plain = Buffer.alloc(32, 31);
    plain.writeUInt32BE(0xffff_ffff, 16);
    const cipher = createCipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false);
    const text = Buffer.concat([cipher.update(Buffer.concat([plain, Buffer.alloc(32, 32)])), cipher.final()]);
    expect(openMessage(AES_KEY, APP_ID, text.toString('base64'))).toBeNull();
  });
});
