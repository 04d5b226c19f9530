import fc from 'fast-check';
import { canonicalLogin, isAcceptablePassword, LOGIN_FORM, oneTimePassword } from './password.rules.js';

describe('passwords and logins', () => {
  test.each([
    ['ten characters', '1234567890', true],
    ['nine characters', '123456789', false],
    ['ten Chinese characters', '一二三四五六七八九十', true],
    ['five characters outside the basic plane, twice as long in code units', '😀😀😀😀😀', false],
    ['the login in other case', 'LONG-LOGIN-NAME', false],
    ['the login with blanks around', ' long-login-name ', false],
    ['the current one', 'the current one', false],
    ['200 characters', 'x'.repeat(200), true],
    ['201 characters', 'x'.repeat(201), false],
  ])('%s: acceptable is %s', (_what, next, acceptable) => {
    expect(isAcceptablePassword(next, 'long-login-name', 'the current one')).toBe(acceptable);
  });

  test('a one-time password is always acceptable and easy to read aloud', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 64, maxLength: 64, max: 200 }), (random) => {
        const password = oneTimePassword(random);
        expect(password).toMatch(/^([a-hj-km-np-z2-9]{4}-){3}[a-hj-km-np-z2-9]{4}$/);
        expect(isAcceptablePassword(password, 'admin', null)).toBe(true);
      }),
    );
    expect(() => oneTimePassword(new Uint8Array(64).fill(255))).toThrow(RangeError);
  });

  test.each([
    ['  Admin ', 'admin', true],
    ['ＡＤＭＩＮ', 'admin', true],
    ['就业处-初审', '就业处-初审', true],
    ['a', 'a', false],
    ['-ab', '-ab', false],
    ['a b', 'a b', false],
    ['аdmin (Cyrillic)', 'аdmin (cyrillic)', false],
    ['аdmin', 'аdmin', false],
    ['x'.repeat(65), 'x'.repeat(65), false],
  ])('the login %j is %j in canonical form, allowed: %s', (login, canonical, allowed) => {
    expect(canonicalLogin(login)).toBe(canonical);
    expect(LOGIN_FORM.test(canonical)).toBe(allowed);
  });
});
