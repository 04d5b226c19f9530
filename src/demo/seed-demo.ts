import { DemoClient } from './client/demo-client.js';
import type { Campaign, Publication } from './client/answers.js';
import { type AccountIds, createAccounts, type DemoSandbox } from './house/accounts.js';
import { createDepartments, type DepartmentIds } from './house/departments.js';
import { type Cast, createPeople, type Credential, enter } from './house/people.js';
import { createPolicies } from './house/policies.js';
import { campaignFromNotice, sampleNotice } from './stories/campaign.js';
import type { DemoStory } from './stories/samples/demo-story.js';
import { EVENT_STORY } from './stories/samples/event-story.js';
import { PLANNED_STORIES } from './stories/samples/planned-stories.js';
import { approveStory, submitStory } from './stories/reviewing.js';
import { RELEASED_STORIES } from './stories/samples/sample-stories.js';
import { type Pace, PACE_TO_WATCH, planStories, scheduleStories } from './stories/scheduling.js';
import { type StoryPlace, writeStory } from './stories/writing.js';

export interface SeedOptions {
  /** Address of the API's server. */
  apiUrl: string;
  first: { login: string; oneTimePassword: string; departmentId: string };
  sandbox: DemoSandbox;
  /** Bytes of the notice the campaign is made of; the bundled one by default. */
  notice?: Buffer;
  pace?: Pace;
  /** Whether one more story is left with the reviewers and others are planned for the coming days, for people to go on with. */
  unfinished?: boolean;
  /** Progress, in both languages. */
  say: (message: string) => void;
  /** Called with each password the moment it is good: nobody can read it again later. */
  tell: (credential: Credential) => void;
}

export interface SeededDemo {
  /** The administrator, logged in: sees everything. */
  admin: DemoClient;
  campaign: Campaign;
  noticeTitle: string | null;
  stories: { id: string; sample: DemoStory }[];
  /** Approvals written down. */
  reviews: number;
  /** As granted; see `Publication.because` for what has to wait. */
  publications: Publication[];
  /** Planned for the coming days; none unless something is left unfinished. */
  planned: Publication[];
}

interface House {
  departments: DepartmentIds;
  cast: Cast;
  accounts: AccountIds;
}

/**
 * Fills an empty installation as people would, through the HTTP API alone: the house, a campaign made of a notice, stories of its
 * pillars, three reviews by three people, and a schedule whose posts leave from `pace.lead` seconds on.
 * @throws NoNotice for a file that is no notice, Refused when a call is not answered as it should be
 */
export async function seedDemo(options: SeedOptions): Promise<SeededDemo> {
  const { apiUrl, first, say, pace = PACE_TO_WATCH } = options;
  const admin = new DemoClient(apiUrl);
  const password = await enter(admin, first.login, first.oneTimePassword);
  options.tell({ login: first.login, password, displayName: '系统管理员', en: 'administrator' });

  say('· 建立单位、人员、账号和发布频次规则 / departments, people, accounts, throttle policies');
  const house = await openHouse(options, admin, pace);

  say('· 从通知生成专题活动 / a campaign from the notice');
  const notice = options.notice ?? (await sampleNotice());
  const { cast, departments } = house;
  const { campaign, noticeTitle } = await campaignFromNotice(cast.coordinator, departments.bureau, notice);

  say('· 撰写稿件，初审、复审、终审由三个人分别完成 / stories, three reviews by three people');
  const place = { campaignId: campaign.id, pillars: campaign.pillars };
  const stories: SeededDemo['stories'] = [];
  let reviews = 0;
  for (const sample of RELEASED_STORIES) {
    const id = await submitted(sample, house, place, stories.length);
    reviews += await approveStory(id, cast);
    stories.push({ id, sample });
  }
  if (options.unfinished) {
    const id = await submitted(EVENT_STORY, house, place, stories.length);
    reviews += await approveStory(id, cast, 1);
  }

  say('· 排期 / the schedule');
  const publications = await scheduleStories(cast.dutyEditor, stories, house.accounts, pace);
  const planned: Publication[] = [];
  if (options.unfinished) {
    const ahead: SeededDemo['stories'] = [];
    for (const sample of PLANNED_STORIES) {
      const id = await submitted(sample, house, place, stories.length + 1 + ahead.length);
      reviews += await approveStory(id, cast);
      ahead.push({ id, sample });
    }
    planned.push(...(await planStories(cast.dutyEditor, ahead, house.accounts)));
  }
  return { admin, campaign, noticeTitle, stories, reviews, publications, planned };
}

async function openHouse(options: SeedOptions, admin: DemoClient, pace: Pace): Promise<House> {
  const { apiUrl, first, sandbox, tell } = options;
  const departments = await createDepartments(admin, first.departmentId);
  const cast = await createPeople(apiUrl, admin, departments, tell);
  const accounts = await createAccounts(cast.channelAdministrator, departments, sandbox, apiUrl);
  await createPolicies(cast.channelAdministrator, departments, pace.gap);
  return { departments, cast, accounts };
}

/** Writes a story and hands it in. @returns its id */
async function submitted(sample: DemoStory, house: House, place: StoryPlace, index: number): Promise<string> {
  const author = house.cast[sample.author];
  const story = await writeStory(author, sample, house.departments, place, index);
  const planned = sample.releases.map(({ account }) => house.accounts[account]);
  await submitStory(author, story, planned.length > 0 ? planned : [house.accounts.site]);
  return story.id;
}
