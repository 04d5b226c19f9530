import { hiddenHead, renderPage, type SiteFrame } from './frame.rules.js';
import { markup } from './markup.rules.js';

const frame: SiteFrame = {
  ...{ siteName: '示例局', siteIdCode: null, origin: 'https://www.example.gov.cn', zone: 'Asia/Shanghai' },
  ...{ sandboxChannels: [], mourning: false, assets: { style: '/style.css', icon: '/icon.svg' } },
};
const page = (siteIdCode: string | null) => renderPage({ ...frame, siteIdCode }, hiddenHead('示例'), markup`<p>x</p>`);

describe('what every page says of its site', () => {
  it('is its code where it is registered, and nothing of one where it is not', () => {
    expect(page('4406000001')).toContain('<meta name="SiteIDCode" content="4406000001">');
    expect(page(null)).not.toContain('SiteIDCode');
    expect(page(null)).toContain('<meta name="SiteDomain" content="www.example.gov.cn">');
  });
});
