import type { AccountKey } from '../../house/accounts.js';
import type { DepartmentKey } from '../../house/departments.js';
import type { PersonKey } from '../../house/people.js';
import type { Block, DemoPicture } from '../body.rules.js';

/** A sample story as it is written down; who hands it in, where and when it goes out. */
export interface DemoStory {
  department: DepartmentKey;
  author: PersonKey;
  kind: 'craftsman' | 'competition_winner' | 'graduate' | 'unit' | 'policy' | 'event';
  pillar: 'policy' | 'experience' | 'exemplar';
  title: string;
  summary: string;
  facts: Record<string, unknown>;
  cover: DemoPicture;
  body: readonly Block[];
  /** The author's own Weibo text; without it the derived one stays. */
  weibo?: string;
  /** Where it goes out and when, seconds after the first of all. None: it stays in review. */
  releases: readonly { account: AccountKey; after: number }[];
}

/** Stands under every sample, so that nobody takes it for news. */
export const SAMPLE_NOTE =
  '（本文为系统演示用的示例稿件，所涉单位、人物、经历和数据均为虚构，不代表任何真实机构或个人。）';
