import { ACCOUNT_FIELDS } from '../../accounts/settings/account-settings.rules.js';
import { detailsOf } from './entry-details.rules.js';
import { SECRET_NAMES, SETTING_NAMES } from './setting-names.rules.js';
import { choiceWords } from './value-words.rules.js';

const FIELDS = Object.values(ACCOUNT_FIELDS).flat();
const reader = { zone: 'Asia/Shanghai', nameOf: () => null };

test('whatever an account may be set to has a name for people, in its own list, and no name is left over', () => {
  const keys = (secret: boolean) =>
    [...new Set(FIELDS.flatMap((one) => (one.secret === secret ? [one.key] : [])))].sort();
  expect(Object.keys(SETTING_NAMES).sort()).toEqual(keys(false));
  expect(Object.keys(SECRET_NAMES).sort()).toEqual(keys(true));
});

test('whatever may be chosen for a setting is told in words', () => {
  const choices = FIELDS.flatMap(({ key, options = [] }) => options.map((option) => [key, option] as const));
  expect(choices.length).toBeGreaterThan(3);
  for (const [key, option] of choices) expect([key, option, choiceWords(key, option)]).not.toContain(null);
});

test('settings that were changed, emptied or given from the start are told by their names, in both languages', () => {
  const changed = { before: { massConfirm: 'on', massTagId: '7' }, after: { massConfirm: 'off', massTagId: null } };
  const lines = detailsOf({ ...changed, credentialKeys: ['appSecret', 'callbackToken'] }, reader);
  expect(lines.map(({ field, before, after }) => [field.zh, before?.zh, after?.zh])).toEqual([
    ['群发保护', '开', '关'],
    ['只群发给该标签（编号）', '7', '无'],
    ['更换的密钥', undefined, 'AppSecret、消息推送的 Token'],
  ]);
  expect(lines.map(({ field, before, after }) => [field.en, before?.en, after?.en])).toEqual([
    ['Mass sends confirmed in WeChat', 'on', 'off'],
    ['Tag that alone is sent to', '7', 'none'],
    ['New secrets', undefined, 'AppSecret, token of the message push'],
  ]);
  const [made] = detailsOf({ settings: { previewTo: ['a', 'b'], massConfirm: 'off' } }, reader);
  expect(made?.after?.zh).toBe('预览接收人 a、b；群发保护 关');
});
