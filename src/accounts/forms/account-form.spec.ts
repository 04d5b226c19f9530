import { accountProblems } from '../settings/account-settings.rules.js';
import { accountForms } from './account-form.dto.js';

const SANDBOX = 'http://127.0.0.1:3999';

describe('the forms of accounts', () => {
  const forms = accountForms(SANDBOX);
  const names = forms.map(({ channel, driver }) => `${channel} ${driver}`);

  test('there is one for each way of each channel, named and explained in both languages', () => {
    expect(new Set(names).size).toBe(names.length);
    expect(names).toEqual(expect.arrayContaining(['web site', 'wechat mass', 'weibo biz', 'other hand']));
    for (const { name, hint } of forms)
      for (const text of [name.zh, name.en, hint.zh, hint.en]) expect(text).not.toBe('');
  });

  test.each(forms.map((form) => [`${form.channel} ${form.driver}`, form] as const))(
    'whatever %s cannot do without is asked for, and says where it is found',
    (_name, { driver, fields }) => {
      const asked = fields.map(({ key, secret }) => `/${secret ? 'credentials' : 'settings'}/${key}`);
      const missing = accountProblems(driver, {}, {}).map(({ pointer }) => pointer);
      expect(asked).toEqual(expect.arrayContaining(missing));
      const required = fields.filter(({ required }) => required);
      expect(required.length).toBe(missing.length);
      for (const { hint } of required) expect(hint).not.toBeNull();
    },
  );

  test('what the rotation of a signing secret keeps is asked of nobody', () => {
    const keys = forms.find(({ driver }) => driver === 'webhook')?.fields.map(({ key }) => key);
    expect(keys).toContain('secret');
    expect(keys).not.toContain('oldSecret');
  });

  test('the sandbox stands in for WeChat and Weibo alone, and is offered only where there is one', () => {
    const offered = forms.filter(({ sandboxAddress }) => sandboxAddress !== null).map(({ driver }) => driver);
    expect(offered).toEqual(['publish', 'mass', 'draft', 'share', 'biz']);
    expect(accountForms(null).every(({ sandboxAddress }) => sandboxAddress === null)).toBe(true);
  });
});
