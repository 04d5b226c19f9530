import { changed, shownOf, written } from './account-form.rules.js';

const FIELDS = [
  { key: 'appId', secret: false, kind: 'text' },
  { key: 'boundDomains', secret: false, kind: 'hosts' },
  { key: 'minutes', secret: false, kind: 'minutes' },
  { key: 'appSecret', secret: true, kind: 'text' },
] as const;

describe('what is typed into the form of an account', () => {
  test('goes to the server as lists, numbers and texts, secrets apart, empty fields left out', () => {
    const typed = { appId: ' wx1 ', boundDomains: 'a.example\nb.example，c.example', minutes: '30', appSecret: 's' };
    expect(written(FIELDS, typed)).toEqual({
      settings: { appId: 'wx1', boundDomains: ['a.example', 'b.example', 'c.example'], minutes: 30 },
      credentials: { appSecret: 's' },
    });
    expect(written(FIELDS, { appId: ' ' })).toEqual({ settings: {}, credentials: {} });
  });

  test('that is no number is left for the server to judge', () => {
    expect(written(FIELDS, { minutes: '半小时' }).settings).toEqual({ minutes: '半小时' });
  });

  test('is sent only where it changed; emptied settings are removed, empty secrets stay', () => {
    const before = { appId: 'wx1', boundDomains: ['a.example'], minutes: 30 };
    const shown = shownOf(FIELDS, before);
    expect(changed(FIELDS, before, shown)).toEqual({});
    expect(changed(FIELDS, before, { ...shown, minutes: '', appSecret: '' })).toEqual({ settings: { minutes: null } });
    expect(changed(FIELDS, before, { ...shown, appSecret: 'new' })).toEqual({ credentials: { appSecret: 'new' } });
  });
});
