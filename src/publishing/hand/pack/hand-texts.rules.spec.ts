import { CHANNELS } from '../../../accounts/channels/channel-kind.rules.js';
import { AI_USES } from '../../../stories/story.rules.js';
import type { VariantContent } from '../../../stories/variant-content.rules.js';
import { checklistFor } from './hand-checklist.rules.js';
import { archiveName, asAddress, pictureName } from './hand-file-name.rules.js';
import { textsToCopy, topicsIn, wordsOf } from './hand-texts.rules.js';

const link = 'https://www.example.gov.cn/s/1';
const marked = `${link}?xf=m1`;
const copied = (content: VariantContent, known: string | null = link) =>
  textsToCopy({ content, link: known, marker: 'm1', fileOf: () => '图片/01.png' }).map(({ key, text }) => [key, text]);

describe('what a person copies', () => {
  it('is the sealed text with the marked link and nothing else changed', () => {
    expect(copied({ channel: 'weibo', text: `#示例话题# 正文 ${link}`, picture: null })).toEqual([
      ['text', `#示例话题# 正文 ${marked}`],
    ]);
    expect(copied({ channel: 'weibo', text: '#示例话题# 没有链接', picture: null }, null)).toEqual([
      ['text', '#示例话题# 没有链接'],
    ]);
    const other = {
      channel: 'other',
      title: '',
      text: `看 ${link} 和 ${link}/more`,
      pictures: [],
      attachments: [],
    } as const;
    expect(copied({ ...other, pictures: [], attachments: [] })).toEqual([['text', `看 ${marked} 和 ${link}/more`]]);
  });

  it('is never a text whose link is not known', () => {
    expect(() => copied({ channel: 'weibo', text: '正文 {link:publication}', picture: null }, null)).toThrow(
      'not known',
    );
  });

  it('of a web page is plain and as HTML, with the pictures as they are called in the package', () => {
    const image = { type: 'image', attrs: { sha256: 'a'.repeat(64), alt: '图' } };
    const body = { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: '正文' }] }, image] };
    const texts = new Map(
      copied({ channel: 'web', title: '标题', summary: '', body, cover: null }) as [string, string][],
    );
    expect([...texts.keys()]).toEqual(['title', 'text', 'html']);
    expect(texts.get('html')).toContain('<img src="图片/01.png"');
    expect(texts.get('text')).toContain('正文');
  });

  it('names its topics once each, and no fragment of an address', () => {
    const text = `#世界青年技能日# 正文 #海河工匠 再来 #世界青年技能日# https://a.cn/x#top`;
    expect(topicsIn({ channel: 'other', title: '', text, pictures: [], attachments: [] })).toEqual([
      '世界青年技能日',
      '海河工匠',
    ]);
  });

  it('is told again by the first words that no platform rewrites', () => {
    const text = `#世界青年技能日# 海河工匠走进校园讲述成长 ${link}`;
    expect(wordsOf({ channel: 'weibo', text, picture: null })).toEqual({ title: '', lead: '世界青年技能日' });
  });
});

describe('the checklist', () => {
  it('ends with the link, and asks for the label that a machine made it wherever it did', () => {
    for (const channel of CHANNELS.filter((one) => one !== 'wechat'))
      for (const use of AI_USES) {
        const codes = checklistFor(channel, use).map(({ code }) => code);
        expect(codes.at(-1)).toBe('LINK');
        expect(new Set(codes).size).toBe(codes.length);
        expect(codes.includes('AI')).toBe(use !== 'none');
      }
  });
});

describe('names in the package', () => {
  it('lead from the page to its pictures, whatever the words of these are', () => {
    const name = pictureName(1, '涨幅50%的#示例#?', 'image/png');
    expect(name).toBe('01-涨幅50%的#示例#.png');
    const page = new URL('file:///tmp/正文.html');
    expect(decodeURIComponent(new URL(asAddress(`图片/${name}`), page).href)).toBe(`file:///tmp/图片/${name}`);
  });

  it('tell place and words, and nothing a disk refuses', () => {
    expect(pictureName(3, '颁奖 现场/合影\u202E', 'image/jpeg')).toBe('03-颁奖_现场_合影.jpg');
    expect(pictureName(1, '', 'image/png')).toBe('01.png');
    expect(archiveName('..')).toBe('人工发布-稿件.zip');
  });
});
