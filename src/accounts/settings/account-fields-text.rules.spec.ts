import { DRIVERS } from '../channels/channel-driver.rules.js';
import { fieldsInWords } from './account-fields-text.rules.js';
import { ACCOUNT_FIELDS } from './account-settings.rules.js';

describe('what may be filled in for an account', () => {
  it.each(DRIVERS)('is told in words, each field in its place: %s', (driver) => {
    for (const { key, secret, zh } of ACCOUNT_FIELDS[driver])
      expect(
        [fieldsInWords(secret), fieldsInWords(!secret)].map((text) => text.includes(`${key}（`) && text.includes(zh)),
      ).toEqual([true, false]);
  });

  it('is told once for ways that ask for the same', () => {
    expect(fieldsInWords(false)).toContain('publish、draft：appId（必填，AppID）');
    expect(fieldsInWords(false)).toContain('accountKind（账号类型');
  });
});
