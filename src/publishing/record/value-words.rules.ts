import { CHANNEL_NAMES } from '../../accounts/channels/channel-kind.rules.js';
import { DRIVER_NAMES } from '../../accounts/channels/channel-driver.rules.js';
import { ROLE_NAMES } from '../../identity/role-names.rules.js';
import { DEFAULT_STAGES } from '../../review/round/workflow.rules.js';
import { durationWords } from '../../schedule/planner/because.rules.js';
import { parseDuration } from '../../schedule/planner/time/iso-time.rules.js';
import type { Words } from '../../schedule/planner/words.rules.js';
import { PUBLICATION_STATE_NAMES } from '../../schedule/publications/publication-state.rules.js';
import { STORY_KIND_NAMES } from '../../stories/story.rules.js';
import { OBJECT_KINDS } from './object-kinds.rules.js';

type Names = Readonly<Record<string, Words>>;

const DAYS: Names = {
  workday: { zh: '工作日', en: 'working days' },
  weekend: { zh: '周末', en: 'weekends' },
  holiday: { zh: '节假日', en: 'holidays' },
};
const PERIODS: Names = {
  day: { zh: '每日', en: 'a day' },
  week: { zh: '每周', en: 'a week' },
  month: { zh: '每月', en: 'a month' },
};
const ACTORS: Names = {
  person: { zh: '人', en: 'a person' },
  human: { zh: '人', en: 'a person' },
  account: { zh: '账号管理员', en: "the account's administrator" },
  content: { zh: '撰稿人', en: 'the author' },
  hand: { zh: '人工', en: 'by hand' },
  connector: { zh: '系统', en: 'the system' },
  platform: { zh: '平台', en: 'the platform' },
  test: { zh: '测试通过', en: 'a passed test' },
  'command-line': { zh: '服务器命令行', en: 'the command line of the server' },
};

/** What words of the database mean, by the member they stand in; the ones of `*` anywhere. */
const CHOICES: Readonly<Record<string, Names>> = {
  role: ROLE_NAMES,
  channel: { ...CHANNEL_NAMES },
  driver: DRIVER_NAMES,
  stageKey: Object.fromEntries(DEFAULT_STAGES.map(({ key, name }) => [key, name])),
  state: {
    ...PUBLICATION_STATE_NAMES,
    open: { zh: '收稿中', en: 'open' },
    closed: { zh: '已截稿', en: 'closed' },
    out: { zh: '已发布', en: 'out' },
  },
  from: { ...PUBLICATION_STATE_NAMES, ...ACTORS },
  by: ACTORS,
  fix: ACTORS,
  where: ACTORS,
  kind: {
    ...STORY_KIND_NAMES,
    bureau: { zh: '局机关', en: 'bureau' },
    district: { zh: '区局', en: 'district bureau' },
    school: { zh: '院校', en: 'school' },
    agency: { zh: '事业单位', en: 'agency' },
    union: { zh: '工会', en: 'union' },
    league: { zh: '共青团', en: 'youth league' },
    other: { zh: '其他', en: 'other' },
    sent: { zh: '已发布', en: 'sent' },
    accepted: { zh: '平台已接收', en: 'accepted' },
    retry: { zh: '稍后再发', en: 'tried again later' },
    rejected: { zh: '平台拒绝', en: 'refused' },
    unconfirmed: { zh: '待核实', en: 'unconfirmed' },
    found: { zh: '已找到', en: 'found' },
    ask: { zh: '请人核实', en: 'asked of a person' },
    document: { zh: '文档', en: 'document' },
    video: { zh: '视频', en: 'video' },
    audio: { zh: '音频', en: 'audio' },
  },
  priority: { normal: { zh: '普通', en: 'normal' }, urgent: { zh: '加急', en: 'urgent' } },
  spread: { each: { zh: '各单位分别计算', en: 'each by itself' }, shared: { zh: '合并计算', en: 'together' } },
  mode: { shift: { zh: '顺延', en: 'move on' }, freeze: { zh: '暂停待人处理', en: 'hold for a person' } },
  verdict: {
    found: { zh: '已找到', en: 'found' },
    absent: { zh: '平台上没有', en: 'not there' },
    shown: { zh: '页面就是这一篇', en: 'shows it' },
    opens: { zh: '能打开', en: 'opens' },
    closed: { zh: '打不开', en: 'does not open' },
    elsewhere: { zh: '不在应在的网站', en: 'on another site' },
    used: { zh: '已用于别的发布', en: 'used for another post' },
  },
  link: {
    opens: { zh: '能打开', en: 'opens' },
    broken: { zh: '打不开', en: 'does not open' },
    none: { zh: '没有链接', en: 'none' },
  },
  post: {
    there: { zh: '还在', en: 'there' },
    gone: { zh: '不在了', en: 'gone' },
    unknown: { zh: '未知', en: 'unknown' },
  },
  cause: {
    day: { zh: '整日改期', en: 'a whole day moved' },
    compact: { zh: '向前补空', en: 'gaps closed' },
    misfits: { zh: '改规则后重排', en: 'planned anew after a change of rules' },
    offer: { zh: '让出的位置', en: 'a place given back' },
  },
  days: DAYS,
  subjectType: OBJECT_KINDS,
  accountKind: {
    subscription: { zh: '公众号（每天群发 1 次）', en: '公众号 (one mass send a day)' },
    service: { zh: '服务号（每月群发 4 次）', en: '服务号 (four mass sends a month)' },
  },
  massConfirm: { on: { zh: '开', en: 'on' }, off: { zh: '关', en: 'off' } },
};

/** A word that stands for something, in both languages; null for what is nobody's word. */
export function choiceWords(field: string, value: string): Words | null {
  return CHOICES[field]?.[value] ?? null;
}

/** A rule of a throttle in words. */
export function ruleWords(rule: Readonly<Record<string, unknown>>): Words {
  const { type, max, per, gap, from, to } = rule;
  switch (type) {
    case 'limit': {
      const period = PERIODS[String(per)];
      const span = period ?? inWords(String(per));
      return period
        ? { zh: `${period.zh}最多 ${String(max)} 条`, en: `at most ${String(max)} ${period.en}` }
        : { zh: `任意 ${span.zh}内最多 ${String(max)} 条`, en: `at most ${String(max)} in any ${span.en}` };
    }
    case 'minGap': {
      const { zh, en } = inWords(String(gap));
      return { zh: `至少相隔 ${zh}`, en: `at least ${en} apart` };
    }
    case 'hours': {
      const open = Object.entries(DAYS).map(([day, name]) => ({ name, ranges: rule[day] }));
      const hours = (ranges: unknown): string => (Array.isArray(ranges) ? ranges.join(', ') : '');
      return {
        zh: `可发时段：${open.map(({ name, ranges }) => `${name.zh} ${hours(ranges) || '不发'}`).join('，')}`,
        en: `hours: ${open.map(({ name, ranges }) => `${name.en} ${hours(ranges) || 'none'}`).join('; ')}`,
      };
    }
    case 'maxInFlight':
      return { zh: `同时发送最多 ${String(max)} 条`, en: `at most ${String(max)} under way at once` };
    default:
      return { zh: `停发 ${String(from)} 至 ${String(to)}`, en: `closed from ${String(from)} to ${String(to)}` };
  }
}

function inWords(duration: string): Words {
  const ms = parseDuration(duration);
  return ms === null ? { zh: duration, en: duration } : durationWords(ms);
}
