import { phrasesOf, titleMarkup } from './title.rules.js';

const plain = (html: string) => html.replace(/<[^>]+>/g, '');

describe('a title', () => {
  it('is broken at its stops, and a short beginning stands with what follows', () => {
    const phrases = phrasesOf('示例｜一窗通办：就业服务中心把七份材料减到两份').map((words) => words.join(''));
    expect(phrases).toEqual(['示例｜一窗通办：', '就业服务中心把七份材料减到两份']);
  });

  it('is never broken inside a name, before a closing mark or after an opening one', () => {
    const words = phrasesOf('市民政局与就业服务中心发布《示例办法（试行）》').flat();
    expect(words).toContain('服务中心');
    for (const word of words) expect(word).not.toMatch(/^[》）]|[《（]$|^[局处部]$/u);
  });

  it.each(['A & B <一窗通办>', '“双减”之后：第 12 期', '', '：', '  空格  '])(
    'says the same as before (%j)',
    (title) => {
      const { text } = titleMarkup(title);
      const escaped = title.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
      expect(plain(text)).toBe(escaped);
    },
  );
});
