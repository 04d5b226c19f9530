import { deriveVariants } from '../../../../../src/stories/variants/derive-variants.rules.js';
import type { FormCheck } from '../api/editor-queries';
import { shortenedIn } from './shortened.rules';

/** As the server's check answers for a story with these texts. */
function checked(title: string, summary: string, own: Record<string, unknown> = {}): FormCheck[] {
  const body = {
    type: 'doc',
    content: [
      { type: 'paragraph', attrs: { textAlign: null }, content: [{ type: 'text', text: '正文。'.repeat(80) }] },
    ],
  };
  const source = { title, summary, body, cover: null, aiUse: 'none' as const, departmentName: '示例局' };
  return deriveVariants(source).map((derived) => ({
    ...{ channel: derived.channel, derived: { ...derived }, content: { ...derived, ...own } },
    ...{ problems: [], withoutPage: [], counters: [], page: '' },
  }));
}
const cut = (forms: FormCheck[], channel: FormCheck['channel']) =>
  shortenedIn(forms, channel).map(({ pointer }) => pointer);

describe('texts that a channel shortens by itself', () => {
  test('are named with what is left of them: a title of 33 characters on WeChat', () => {
    const [one, ...more] = shortenedIn(checked('长'.repeat(33), '摘要。'), 'wechat');
    expect([one, more]).toEqual([{ pointer: '/variants/wechat/title', what: 'title', now: `${'长'.repeat(31)}…` }, []]);
  });

  test('are the digest and the Weibo text, too, also where whole sentences fall away', () => {
    const forms = checked('#标题#', '一句话很短。'.repeat(30));
    expect([cut(forms, 'wechat'), cut(forms, 'weibo')]).toEqual([
      ['/variants/wechat/digest'],
      ['/variants/weibo/text'],
    ]);
  });

  test('are none where everything fits, where the digest is made from the body, and on the website', () => {
    const forms = checked('#标题#', '');
    const long = checked('长'.repeat(60), '摘要。'.repeat(100));
    expect([cut(forms, 'wechat'), cut(forms, 'weibo'), cut(long, 'web')]).toEqual([[], [], []]);
  });

  test('are none any more once somebody wrote words for the channel', () => {
    expect(cut(checked('长'.repeat(33), '摘要。', { title: '短标题' }), 'wechat')).toEqual([]);
  });
});
