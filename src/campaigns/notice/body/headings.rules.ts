/** What a section of a campaign notice speaks of. */
export type Subject = 'theme' | 'time' | 'pillars' | 'forms' | 'requirements';

/** How surely a heading names its subject: `exact` is nothing but the subject's name, `strong` holds one of its own words, `weak` a word others use too. */
export interface HeadingSubject {
  readonly subject: Subject;
  readonly certainty: 'exact' | 'strong' | 'weak';
}

const LEAD =
  '(?:本次|今年|年度|全年|活动|宣传|工作|宣传月|宣传周|宣传日|活动月|活动周|活动日|开放日|重点|主要|具体|有关|相关|组织|主题|学习|教育|宣讲|普法|展示|推广|竞赛|征集|大赛|整体|总体|系列|各项|其他|几点)';
const THEME = '(?:主题|宣传口号|活动口号|主题口号)';
const TIME = '(?:时间|时间安排|起止时间|日期|期限|周期|实施时间|时间地点|时间节点)';
const CONTENT = '(?:内容|重点|要点|重点内容|宣传重点)';
const FORM =
  '(?:形式|方式|途径|渠道|载体|方法|活动安排|宣传安排|重点活动|主要活动|主题活动|系列活动|专题活动|具体活动)';
const DEMAND = '(?:要求|组织保障|保障措施|工作保障|组织领导|组织实施|工作措施|注意事项)';

const EXACT: readonly (readonly [Subject, RegExp])[] = [
  ['theme', new RegExp(`^${LEAD}?的?${THEME}$`)],
  ['time', new RegExp(`^${LEAD}?的?${TIME}$`)],
  ['pillars', new RegExp(`^${LEAD}{0,2}的?${CONTENT}$`)],
  ['forms', new RegExp(`^${LEAD}{0,2}的?${FORM}$`)],
  ['requirements', new RegExp(`^${LEAD}{0,2}的?${DEMAND}$`)],
];

const NOT_DEMANDS = /总体要求|目标要求|指导思想|基本要求|主要目标|目标任务/;
const NOT_FORMS =
  /(?:报名|报送|联系|评选|投稿|缴费|付款|参赛|申报|评审|提交|推荐|组织|考核|评分|支付|计算|奖励|工作)方(?:式|法)/;
const WEAK_DEMANDS = /(?:作品|报送|参赛|投稿|申报|格式|征集|材料|报名|推荐|技术|评选)的?要求/;

const LOOSE: readonly (readonly [Subject, HeadingSubject['certainty'], (title: string) => boolean])[] = [
  [
    'theme',
    'strong',
    (title) =>
      /主题(?:口号)?$|主题[及和与、（]|[及和与、]主题$|宣传口号/.test(title) && !/围绕|紧扣|突出|明确|深化/.test(title),
  ],
  [
    'time',
    'strong',
    (title) =>
      /时间|日期$|期限$/.test(title) &&
      !/(?:报送|报名|截止|提交|申报|征集|征稿|投稿|评选|评审|结果|反馈)(?:截止)?(?:的)?时间/.test(title),
  ],
  [
    'pillars',
    'strong',
    (title) =>
      /(?:宣传|重点|主要|核心|学习|宣讲|普法|展示|教育)(?:的)?(?:教育|宣传|工作|学习)?(?:内容|要点)|(?:宣传|宣讲|普法|报道|展示)(?:的|教育|工作)?重点|重点宣传$|内容重点/.test(
        title,
      ),
  ],
  [
    'forms',
    'strong',
    (title) =>
      /(?:形式|方式|途径|渠道|载体|方法)/.test(title) &&
      !/^(?:形式主义)|形式主义/.test(title) &&
      !NOT_FORMS.test(title),
  ],
  [
    'forms',
    'strong',
    (title) =>
      /(?:重点|主要|主题|系列|专题|特色|品牌|配套|具体|专项|各项|集中宣传|宣传)活动(?:安排|项目|设置)?$|活动(?:安排|项目|设置|设计|板块)|宣传安排/.test(
        title,
      ),
  ],
  [
    'pillars',
    'weak',
    (title) =>
      /内容|(?:重点|主要|工作|目标)任务|重点工作/.test(title) &&
      !/(?:报送|征集|作品|竞赛|比赛|评选|考核)内容/.test(title),
  ],
  ['requirements', 'strong', (title) => /要求/.test(title) && !NOT_DEMANDS.test(title) && !WEAK_DEMANDS.test(title)],
  [
    'requirements',
    'strong',
    (title) =>
      /(?:组织|工作|制度|条件|经费|安全|服务|强化|加强)保障|保障措施|保障机制|组织领导|组织实施|组织推进|组织管理|注意事项|工作措施/.test(
        title,
      ),
  ],
  ['requirements', 'weak', (title) => WEAK_DEMANDS.test(title) || /有关事项|其他事项|相关事项/.test(title)],
];

/** The subject a heading names in full and alone (`宣传内容`, `活动时间`), or null. */
export function exactSubject(title: string): Subject | null {
  return NOT_DEMANDS.test(title) ? null : (EXACT.find(([, shape]) => shape.test(title))?.[0] ?? null);
}

/** Every subject a heading names; two for one like `活动时间和主题`. Of content, forms and requirements only the first named counts. */
export function subjectsOf(title: string): HeadingSubject[] {
  if (title.length > 40) return [];
  const exact = exactSubject(title);
  if (exact) return [{ subject: exact, certainty: 'exact' }];
  const found: HeadingSubject[] = [];
  for (const [subject, certainty, matches] of LOOSE) {
    if (!matches(title) || found.some((other) => other.subject === subject)) continue;
    found.push({ subject, certainty });
  }
  const times = found.filter(({ subject }) => subject === 'theme' || subject === 'time');
  const rest = found.filter(({ subject }) => subject !== 'theme' && subject !== 'time');
  const leading = rest.sort((a, b) => placeIn(title, a.subject) - placeIn(title, b.subject))[0];
  return leading ? [...times, leading] : times;
}

const WORDS: Record<'pillars' | 'forms' | 'requirements', RegExp> = {
  pillars: /内容|重点|要点|任务/,
  forms: /形式|方式|途径|渠道|载体|方法|活动安排|活动$|安排/,
  requirements: /要求|保障|组织|事项|措施/,
};

function placeIn(title: string, subject: Subject): number {
  if (subject === 'theme' || subject === 'time') return 0;
  const place = title.search(WORDS[subject]);
  return place < 0 ? title.length : place;
}
