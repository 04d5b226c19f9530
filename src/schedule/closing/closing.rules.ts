import type { Words } from '../planner/words.rules.js';

/** What keeps a department from being closed: while it is there, somebody would wait for nobody. */
export const OBSTACLE_KINDS = [
  'departments',
  'people',
  'accounts',
  'reviews',
  'posts',
  'campaigns',
  'rules',
  'silences',
] as const;
export type ObstacleKind = (typeof OBSTACLE_KINDS)[number];

export interface Obstacle {
  kind: ObstacleKind;
  count: number;
}

const WORDS: Record<ObstacleKind, (count: number) => Words> = {
  departments: (n) => ({
    zh: `${n} 个下级单位还在使用：先停用或移到别的单位下`,
    en: `${counted(n, 'department')} below it still open: close them or move them elsewhere first`,
  }),
  people: (n) => ({
    zh: `${n} 人属于该单位或在其中有职责：先停用人员，或收回职责`,
    en: `${counted(n, 'person', 'people')} belonging to it or with a role in it: deactivate them or take the roles back first`,
  }),
  accounts: (n) => ({
    zh: `${n} 个账号在使用：先在“账号”中停用`,
    en: `${counted(n, 'account')} in use: pause them under accounts first`,
  }),
  reviews: (n) => ({
    zh: `${n} 篇稿件在审：先审完或撤回送审`,
    en: `${counted(n, 'story', 'stories')} under review: finish or withdraw first`,
  }),
  posts: (n) => ({
    zh: `${n} 条发布还没有结束：等它发出，或先取消`,
    en: `${counted(n, 'post')} not finished: wait for them or cancel them first`,
  }),
  campaigns: (n) => ({
    zh: `${n} 个专题活动没有结束：先结束`,
    en: `${counted(n, 'campaign')} not closed: close them first`,
  }),
  rules: (n) => ({
    zh: `${n} 条频次规则：先在“频次规则”中废止`,
    en: `${counted(n, 'throttle rule')}: retire them first`,
  }),
  silences: (n) => ({
    zh: `${n} 个停发时段没有过去：先在“频次规则”中取消`,
    en: `${counted(n, 'blackout')} not over yet: cancel them first`,
  }),
};

/** What stands in the way and what to do about it. */
export function obstacleWords({ kind, count }: Obstacle): Words {
  return WORDS[kind](count);
}

function counted(n: number, one: string, many = `${one}s`): string {
  return `${n} ${n === 1 ? one : many}`;
}
