import { gatherWordless } from './wordless.rules';

const picture = (alt: string) => ({ type: 'image', attrs: { sha256: 'a'.repeat(64), alt } });
const told = (pointer: string) => ({ pointer, zh: '图片必须有替代文字。', en: 'A picture needs words.' });

describe('pictures without words', () => {
  const body = {
    type: 'doc',
    content: [picture('车间'), picture(''), { type: 'blockquote', content: [picture(' ')] }, picture('合影')],
  };
  const quoted = told('/body/content/2/content/0/attrs/alt');

  test('are told of in one line that says which they are, in the place of the first', () => {
    const title = told('/title');
    const cover = told('/cover/alt');
    expect(gatherWordless([title, told('/body/content/1/attrs/alt'), quoted, cover], body)).toEqual([
      title,
      expect.objectContaining({
        pointer: '/body/content/1/attrs/alt',
        zh: expect.stringMatching(/^第 2、3 张图没有替代文字/) as string,
        en: expect.stringContaining('picture 2, 3.') as string,
      }),
      cover,
    ]);
  });

  test('that have words by now, or whose words are at fault otherwise, are told of as they were', () => {
    const mended = { type: 'doc', content: [picture('车间')] };
    expect(gatherWordless([told('/body/content/0/attrs/alt')], mended)).toEqual([told('/body/content/0/attrs/alt')]);
  });
});
