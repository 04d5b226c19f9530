import type { Publication } from '../client/answers.js';
import {
  type Approved,
  type Expected,
  ledgerFaults,
  type LedgerPost,
  pageShows,
  scheduleFaults,
} from './proof.rules.js';

const PAGE = 'http://127.0.0.1:3000/stories/2026-07-15-0123456789';
const LINK = `${PAGE}?xf=0123456789ab`;
const body = { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: '第一段 & 其他' }] }] };
const approved: Approved = {
  weibo: { text: '【标题】摘要 {link:publication} 看全文' },
  wechat: { title: '标题', body },
  web: { title: '标题', body },
};

function expected(channel: Publication['channel'], changes: Partial<Publication> = {}): Expected {
  const publication: Publication = {
    ...{ id: channel, storyId: 's', storyTitle: '标题', departmentName: '示例单位', accountId: 'a', accountName: 'a' },
    ...{ channel, state: 'sent', stateReason: null, because: [] },
    wishedAt: '2026-07-15T09:00:00.000Z',
    slotAt: '2026-07-15T09:00:00.000Z',
    sentAt: '2026-07-15T09:00:00.400Z',
    url: channel === 'web' ? PAGE : `http://platform/${channel}`,
    ...changes,
  };
  return { publication, approved, page: PAGE };
}

function post(platform: LedgerPost['platform'], changes: Partial<LedgerPost> = {}): LedgerPost {
  return {
    ...{ platform, url: `http://platform/${platform}`, link: LINK, status: 'published' },
    arrivedAt: '2026-07-15T09:00:00.200Z',
    ...(platform === 'weibo'
      ? { text: `【标题】摘要 ${LINK} 看全文` }
      : { title: '标题', text: '第一段 & 其他 供稿：示例单位' }),
    ...changes,
  };
}

describe('proof of a release', () => {
  const all = [expected('web'), expected('wechat'), expected('weibo')];

  it('finds no fault when every post is there once, as approved', () => {
    expect(scheduleFaults(all)).toEqual([]);
    expect(ledgerFaults(all, [post('wechat'), post('weibo')])).toEqual([]);
  });

  it.each([
    ['is missing', [post('wechat')], '0 times'],
    ['is there twice', [post('wechat'), post('weibo'), post('weibo')], '2 times'],
    ['differs by a character', [post('wechat'), post('weibo', { text: `【标题】摘要 ${LINK} 看全文！` })], 'approved'],
    ['lacks a paragraph', [post('wechat', { text: '供稿：示例单位' }), post('weibo')], 'approved'],
    [
      'came before its slot',
      [post('wechat'), post('weibo', { arrivedAt: '2026-07-15T08:59:59.900Z' })],
      'before its slot',
    ],
    ['links elsewhere', [post('wechat'), post('weibo', { link: 'http://127.0.0.1/other' })], '0 times'],
    ['was nobody’s', [post('wechat'), post('weibo'), post('weibo', { link: 'http://x/y' })], 'nobody scheduled'],
    ['was refused by the platform', [post('wechat', { status: 'failed' }), post('weibo')], 'failed'],
  ])('finds the fault of a post that %s', (_what, posts, fault) => {
    expect(ledgerFaults(all, posts).join()).toContain(fault);
  });

  it('finds what the schedule did not keep', () => {
    expect(scheduleFaults([expected('weibo', { state: 'held' })])[0]).toContain('held');
    expect(scheduleFaults([expected('weibo', { sentAt: '2026-07-15T08:59:59.000Z' })])[0]).toContain('before its slot');
    expect(scheduleFaults([{ ...expected('weibo'), page: null }])[0]).toContain('page');
  });

  it('reads a page as its readers do', () => {
    expect(pageShows('<h1>标题</h1>\n<p>第一段 &amp; 其他</p>', approved)).toBe(true);
    expect(pageShows('<h1>标题</h1><script>第一段 & 其他</script>', approved)).toBe(false);
  });
});
