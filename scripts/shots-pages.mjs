// Which pages there are to look at, and as whom. `who` is a login of the demonstration; null is a reader.

import { readFileSync } from 'node:fs';
import { STATES } from './shots-states.mjs';

const OFFICER = 'demo-officer';
const SECOND = 'demo-second';
const DUTY = 'demo-duty';
const COORDINATOR = 'demo-coordinator';
const CHANNELS = 'demo-channels';
const ADMIN = 'admin';

export const PAGES = [
  { name: 'site-home', path: '/', who: null },
  { name: 'site-article', path: ({ article }) => article, who: null },
  { name: 'site-pillar', path: ({ pillar }) => `/pillars/${pillar}`, who: null },
  { name: 'site-stories', path: '/stories', who: null },
  { name: 'site-search', path: '/search?q=技能', who: null },
  { name: 'login', path: '/console/', who: null },
  { name: 'desk-officer', path: '/console/', who: OFFICER },
  { name: 'desk-reviewer', path: '/console/', who: SECOND },
  { name: 'desk-duty', path: '/console/', who: DUTY },
  { name: 'desk-admin', path: '/console/', who: ADMIN },
  { name: 'calendar-week', path: '/console/calendar', who: DUTY },
  { name: 'calendar-month', path: '/console/calendar?view=month', who: DUTY },
  { name: 'calendar-day', path: '/console/calendar?view=day', who: DUTY },
  { name: 'calendar-reader', path: '/console/calendar', who: OFFICER },
  { name: 'stories', path: '/console/stories', who: OFFICER },
  { name: 'story', path: ({ story }) => `/console/stories/${story}`, who: OFFICER },
  { name: 'editor', path: ({ story }) => `/console/stories/${story}/edit`, who: OFFICER },
  { name: 'review', path: '/console/review', who: SECOND },
  { name: 'sign', path: '/console/sign', who: SECOND },
  { name: 'live', path: '/console/live', who: DUTY },
  { name: 'publication', path: ({ publication }) => `/console/publications/${publication}`, who: DUTY },
  { name: 'tasks', path: '/console/tasks', who: DUTY },
  { name: 'insights', path: '/console/insights', who: DUTY },
  { name: 'insights-late', path: '/console/insights?part=late', who: DUTY },
  { name: 'insights-limits', path: '/console/insights?part=quota', who: DUTY },
  { name: 'insights-reviews', path: '/console/insights?part=review', who: DUTY },
  { name: 'campaigns', path: '/console/campaigns', who: COORDINATOR },
  { name: 'campaign', path: ({ campaign }) => `/console/campaigns/${campaign}`, who: COORDINATOR },
  { name: 'campaign-edit', path: ({ campaign }) => `/console/campaigns/${campaign}/edit`, who: COORDINATOR },
  { name: 'campaign-new', path: '/console/campaigns/new', who: COORDINATOR },
  { name: 'policies', path: '/console/policies', who: CHANNELS },
  { name: 'policies-usage', path: '/console/policies', who: CHANNELS, act: (page) => openTab(page, 1) },
  { name: 'policies-days', path: '/console/policies', who: CHANNELS, act: (page) => openTab(page, 3) },
  { name: 'policies-weights', path: '/console/policies', who: ADMIN, act: (page) => openTab(page, 4) },
  { name: 'not-mine', path: '/console/campaigns/new', who: OFFICER },
  {
    name: 'accounts',
    path: '/console/accounts',
    who: CHANNELS,
    act: (page) => page.locator('.account-row').nth(1).click(),
  },
  {
    name: 'accounts-add',
    path: '/console/accounts',
    who: CHANNELS,
    act: (page) => page.locator('.page-head-acts button').click(),
  },
  { name: 'admin-people', path: '/console/admin', who: ADMIN },
  { name: 'admin-departments', path: '/console/admin?tab=departments', who: ADMIN },
  { name: 'admin-audit', path: '/console/admin?tab=audit', who: ADMIN },
  { name: 'notice', path: '/console/campaigns/new', who: COORDINATOR, act: readNotice },
  ...STATES,
];

async function readNotice(page) {
  await page
    .locator('#notice-text')
    .fill(readFileSync(new URL('../src/demo/sample-notice.txt', import.meta.url), 'utf8'));
  await page.locator('#notice-text ~ * .ant-btn-primary, .plan-acts .ant-btn-primary').first().click();
  await page.waitForURL(/notices/);
  await page.locator('.plan-item textarea').first().focus();
}

async function openTab(page, index) {
  await page.getByRole('tab').nth(index).click();
}

/** Where in the demonstration there is something to look at. `draft` is a story that its author still writes. */
export function placesOf({ stories, planned, campaign }, published, draft) {
  const onTheSite = published.find(({ channel, url }) => channel === 'web' && url !== null);
  if (!onTheSite) throw new Error('nothing left for the web site');
  return {
    story: stories[0].id,
    draft,
    publication: onTheSite.id,
    planned: planned[0].id,
    campaign: campaign.id,
    pillar: campaign.pillars[0].id,
    article: new URL(onTheSite.url).pathname,
  };
}

const LONG_TITLE =
  '示例｜全市职业院校和企业开展技能宣传月活动：请学生、家长和市民走进实训场所，体验职业、交流心得，听高技能人才讲成长故事';

/** Leaves one story half written, as its author does who goes to lunch. @returns its id */
export async function writeDraft(author, like) {
  const { departmentId, campaignId } = await author.get(`/api/stories/${like}`);
  const paragraph = (text) => ({ type: 'paragraph', content: [{ type: 'text', text }] });
  const { id } = await author.post('/api/stories', {
    ...{ departmentId, campaignId, kind: 'event', title: LONG_TITLE },
    ...{
      summary: '',
      facts: { name: '技能宣传月开放日（示例）', startsAt: '2026-07-01T01:00:00.000Z', place: '各学校实训场所' },
    },
    body: {
      type: 'doc',
      content: [paragraph('七月一日起，各学校依次开放实训场所。'), paragraph('时间、地点和预约办法见各学校通知。')],
    },
  });
  return id;
}
