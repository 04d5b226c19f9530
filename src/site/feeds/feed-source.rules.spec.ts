import type { PublishedPage } from '../../publishing/channels/site/site-page.rules.js';
import { absoluteHtml } from './feed-source.rules.js';

describe('the body of a story in a feed', () => {
  const html = (text: string) => absoluteHtml({ html: text } as PublishedPage, 'https://www.example.gov.cn');

  it('shows each picture in its largest form, from wherever it is read', () => {
    const image = '<img src="/media/a" srcset="/media/a/640 640w, /media/a 1920w" sizes="48rem" alt="图">';
    expect(html(image)).toBe('<img src="https://www.example.gov.cn/media/a" alt="图">');
  });

  it('keeps what only looks like it', () => {
    const text = '<p> srcset=&quot;/media/a&quot; sizes=&quot;x&quot;</p>';
    expect(html(text)).toBe(text);
  });
});
