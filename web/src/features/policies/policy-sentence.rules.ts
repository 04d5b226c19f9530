/** A rule as the server keeps it. */
export interface Rule {
  type: string;
  max?: number;
  per?: string;
  window?: string;
  gap?: string;
  workday?: readonly string[];
  weekend?: readonly string[];
  holiday?: readonly string[];
  from?: string;
  to?: string;
  name?: string;
}

export interface Text {
  zh: string;
  en: string;
}

const PERIODS: Record<string, Text> = {
  day: { zh: '每天', en: 'a day' },
  week: { zh: '每周', en: 'a week' },
  month: { zh: '每月', en: 'a month' },
};
const DAYS = [
  ['workday', '工作日', 'working days'],
  ['weekend', '周末', 'weekends'],
  ['holiday', '节假日', 'holidays'],
] as const;

/** What a rule says, as people would say it. */
export function sentenceOf(rule: Rule): Text {
  const max = rule.max ?? 0;
  switch (rule.type) {
    case 'limit': {
      const period = PERIODS[rule.per ?? ''];
      if (period) return { zh: `${period.zh}最多 ${max} 条`, en: `at most ${max} ${period.en}` };
      const span = spanOf(rule.per ?? '');
      return { zh: `任意 ${span.zh}内最多 ${max} 条`, en: `at most ${max} within any ${span.en}` };
    }
    case 'minGap': {
      const span = spanOf(rule.gap ?? '');
      return { zh: `间隔至少 ${span.zh}`, en: `at least ${span.en} apart` };
    }
    case 'hours':
      return hoursOf(rule);
    case 'maxInFlight':
      return { zh: `同时在发最多 ${max} 条`, en: `at most ${max} under way at once` };
    case 'blackout':
      return { zh: `停发${rule.name ? `：${rule.name}` : ''}`, en: `blackout${rule.name ? `: ${rule.name}` : ''}` };
    default:
      return { zh: rule.type, en: rule.type };
  }
}

function hoursOf(rule: Rule): Text {
  const parts = DAYS.map(([key, zh, en]) => {
    const ranges = (rule[key] ?? []).map((range) => range.replace('-', '–'));
    return ranges.length > 0
      ? { zh: `${zh} ${ranges.join('、')}`, en: `${en} ${ranges.join(', ')}` }
      : { zh: `${zh}不发`, en: `not on ${en}` };
  });
  return { zh: `只在${parts.map(({ zh }) => zh).join('，')}`, en: `only ${parts.map(({ en }) => en).join('; ')}` };
}

/** `PT90M` → 1 小时 30 分钟. What is not understood is shown as it is. */
export function spanOf(duration: string): Text {
  const minutes = minutesOf(duration);
  if (minutes === null) return { zh: duration, en: duration };
  const days = Math.floor(minutes / 1_440);
  const hours = Math.floor((minutes % 1_440) / 60);
  const rest = Math.round((minutes % 60) * 60) / 60;
  const whole = Math.floor(rest);
  const seconds = Math.round((rest - whole) * 60);
  const parts: [number, string, string][] = [
    [days, '天', 'd'],
    [hours, '小时', 'h'],
    [whole, '分钟', 'min'],
    [seconds, '秒', 's'],
  ];
  const said = parts.filter(([count]) => count > 0);
  return {
    zh: said.map(([count, zh]) => `${count} ${zh}`).join(' ') || '0 分钟',
    en: said.map(([count, , en]) => `${count} ${en}`).join(' ') || '0 min',
  };
}

/** Minutes of an ISO 8601 duration of days to seconds; null when it is none. */
export function minutesOf(duration: string): number | null {
  const found = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/.exec(duration);
  if (!found || duration === 'P' || duration.endsWith('T')) return null;
  const [days, hours, minutes, seconds] = found.slice(1).map((part) => Number(part ?? 0));
  return (days ?? 0) * 1_440 + (hours ?? 0) * 60 + (minutes ?? 0) + (seconds ?? 0) / 60;
}

export interface Scope {
  departmentId: string | null;
  channel: string | null;
  accountId: string | null;
  spread?: 'each' | 'shared';
}

/** Whom a rule holds for. @param names of departments, channels and accounts by id */
export function scopeOf(
  { departmentId, channel, accountId, spread = 'shared' }: Scope,
  names: (id: string) => string,
): Text {
  const each = spread === 'each';
  const who: Text =
    departmentId === null
      ? each
        ? { zh: '每个单位', en: 'each department' }
        : { zh: '所有单位合计', en: 'all departments together' }
      : each
        ? { zh: `${names(departmentId)}及下属每个单位`, en: `${names(departmentId)} and each department below it` }
        : { zh: `${names(departmentId)}（含下属）合计`, en: `${names(departmentId)} with all below it together` };
  const where: Text =
    accountId !== null
      ? { zh: `在“${names(accountId)}”`, en: ` on “${names(accountId)}”` }
      : channel !== null
        ? { zh: `在${names(channel)}`, en: ` on ${names(channel)}` }
        : { zh: '', en: '' };
  return { zh: `${who.zh}${where.zh}`, en: `${who.en}${where.en}` };
}
