import { v7 as uuid } from 'uuid';
import { planOf } from '../../src/campaigns/plan/campaign-plan.rules.js';
import { CampaignPlanService } from '../../src/campaigns/plan/campaign-plan.service.js';
import { SiteChannel } from '../../src/publishing/channels/site/site.channel.js';
import { SitePageService } from '../../src/publishing/channels/site/site-page.service.js';
import type { WebContent } from '../../src/stories/variant-content.rules.js';
import { body, packageOf, PNG } from '../medium/channels/send-package.js';
import { createTestDatabase } from '../support/database.js';
import { bootApi, type TestApi } from '../support/http-app.js';

export const SITE = 'https://www.example.gov.cn';

/** A page as it was published. */
export interface Posted {
  publicationId: string;
  slug: string;
  path: string;
}

/** A running site with one department, one campaign and what tests publish on it. */
export interface SiteScene {
  api: TestApi;
  root: string;
  officer: { personId: string; cookie: string };
  campaign: string;
  /** Ids of its pillars: policy, exemplar. */
  pillars: [policy: string, exemplar: string];
  /** Publishes through the connector, as the worker does. */
  publish(
    content?: Partial<WebContent>,
    pillar?: string | null,
    departmentName?: string,
    campaign?: string,
  ): Promise<Posted>;
  /** Starts another campaign, with one pillar of that title. */
  startCampaign(departmentId: string, words: string): Promise<{ campaign: string; pillar: string }>;
  takeDown(posted: Posted): Promise<void>;
  /** Puts a picture into the store. @returns its sha256 */
  upload(bytes?: Buffer): Promise<string>;
  /** The page as a browser asks for it. */
  page(path: string, headers?: Record<string, string>): ReturnType<TestApi['get']>;
  close(): Promise<void>;
}

/** @param now where the clock stands: the campaign runs in July 2026 */
export async function openSite(now = '2026-07-15T09:00:00+08:00'): Promise<SiteScene> {
  const database = await createTestDatabase();
  const api = await bootApi({
    databaseUrl: database.url,
    now,
    config: { publicUrl: SITE, siteIdCode: '4406000001', cookieSecure: true },
  });
  const root = await api.createDepartment({ name: '示例市人力资源和社会保障局' });
  const officer = await api.enter('site-officer', [root, 'press_officer']);
  const campaign = await startCampaign(api, officer.personId, root);
  const ids = await api.dataSource.query<{ id: string }[]>(
    `SELECT id FROM campaign_pillar WHERE campaign_id = $1 ORDER BY position`,
    [campaign],
  );
  const pillars = ids.map(({ id }) => id) as [string, string];
  const channel = api.app.get(SiteChannel, { strict: false });
  const pages = api.app.get(SitePageService, { strict: false });
  const account = {
    id: 'web',
    channel: 'web' as const,
    driver: 'site' as const,
    name: '示例网站',
    baseUrl: '',
    settings: {},
    credentials: {},
  };
  return {
    api,
    root,
    officer,
    campaign,
    pillars,
    async publish(content = {}, pillar = null, departmentName = '示例市就业服务中心', under = campaign) {
      const whole: WebContent = {
        channel: 'web',
        title: '示例：技能成才',
        summary: '示例摘要',
        body: body('正文第一段。'),
        cover: null,
        ...content,
      };
      const origin = { storyId: uuid(), campaignId: pillar && under, pillarId: pillar };
      const pack = packageOf(account, whole, { link: null, departmentName, origin });
      const outcome = await channel.send(pack, () => undefined);
      if (outcome.kind !== 'sent') throw new Error(`not published: ${JSON.stringify(outcome)}`);
      const path = new URL(outcome.url ?? '').pathname;
      return { publicationId: pack.publicationId, slug: path.split('/').at(-1) ?? '', path };
    },
    async startCampaign(departmentId, words) {
      const other = await startCampaign(api, officer.personId, departmentId, words);
      const [row] = await api.dataSource.query<{ id: string }[]>(
        `SELECT id FROM campaign_pillar WHERE campaign_id = $1 ORDER BY position LIMIT 1`,
        [other],
      );
      return { campaign: other, pillar: row?.id ?? '' };
    },
    async takeDown({ publicationId }) {
      await pages.takeDown(api.dataSource.manager, publicationId);
    },
    async upload(bytes = PNG) {
      const form = new FormData();
      form.append('file', new Blob([new Uint8Array(bytes)], { type: 'image/png' }), 'picture.png');
      const answer = await fetch(`${api.url}/api/media`, {
        method: 'POST',
        body: form,
        headers: { cookie: officer.cookie },
      });
      return ((await answer.json()) as { sha256: string }).sha256;
    },
    page: (path, headers = {}) => api.get(path, { headers: { accept: 'text/html', ...headers } }),
    async close() {
      await api.close();
      await database.close();
    },
  };
}

async function startCampaign(
  api: TestApi,
  personId: string,
  departmentId: string,
  words = '政策措施',
): Promise<string> {
  const plan = planOf({
    title: '示例专题活动',
    theme: '技能成才 强国有我',
    window: { from: '2026-07-01', to: '2026-07-31' },
    pillars: [
      { kind: 'policy', title: words, text: '宣传技能人才政策。\n说明怎样办理。' },
      { kind: 'exemplar', title: '先进典型', text: '' },
    ],
  });
  const id = await api.dataSource.transaction((tx) =>
    new CampaignPlanService().insert(tx, personId, departmentId, plan),
  );
  await api.dataSource.query(`UPDATE campaign SET version = version + 1, state = 'active' WHERE id = $1`, [id]);
  return id;
}
