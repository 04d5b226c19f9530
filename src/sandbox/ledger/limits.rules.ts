const KIB = 1024;
const MIB = 1024 * KIB;
const HOUR_MS = 3_600_000;

/** What the stand-in for the WeChat Official Account platform allows. Bytes, seconds, characters as named. */
export interface WechatLimits {
  /** Life of an access token. */
  tokenSeconds: number;
  /** How long the previous token of `/cgi-bin/token` stays usable, and how early the stable token is renewed. */
  overlapSeconds: number;
  forcedRefreshesPerDay: number;
  forcedRefreshGapSeconds: number;
  /** Calls per day and account, by path; a path not named has `otherCallsPerDay`. */
  callsPerDay: Record<string, number>;
  otherCallsPerDay: number;
  /** The same for a test account; a path not named has what every account has. */
  testCallsPerDay: Record<string, number>;
  /** Calls a minute (45011), by path; a path not named has no such limit. */
  callsPerMinute: Record<string, number>;
  clearQuotaPerMonth: number;
  /** Mass sends of a 公众号 a day, of a 服务号 to one follower a month. */
  massPerDay: number;
  massPerMonth: number;
  clientMsgIdBytes: number;
  /** How long a clientmsgid is remembered (45065), and how soon it may be tried again (45066). */
  clientMsgIdSeconds: number;
  clientMsgIdGapSeconds: number;
  massConfirmSeconds: number;
  previewsByNamePerDay: number;
  titleChars: number;
  authorChars: number;
  digestChars: number;
  /** The content must stay below both. */
  contentChars: number;
  contentBytes: number;
  sourceUrlBytes: number;
  articlesPerDraft: number;
  picturesPerPost: number;
  bodyPictureBytes: number;
  pictureBytes: number;
  thumbBytes: number;
  voiceBytes: number;
  videoBytes: number;
  libraryPictures: number;
  /** The same for each other kind of permanent media. */
  libraryOthers: number;
  temporaryMediaSeconds: number;
  /** From an accepted publication or mass send to its end. */
  publishDelayMs: number;
  /** Days one statistics call may span, by name; a name not given: one. */
  statisticsSpanDays: Record<string, number>;
  /** From this hour (China time) on yesterday's figures are there. */
  statisticsReadyHour: number;
  callbackTimeoutMs: number;
  callbackTries: number;
  /** Refuse request bodies that contain \uXXXX escapes (40033). */
  refuseEscapes: boolean;
}

/** What the stand-in for the Weibo open platform allows. */
export interface WeiboLimits {
  /** All calls of one user through one app, per day. */
  callsPerUserDay: number;
  callsPerIpHour: number;
  /** The commercial API's own count. */
  commercialCallsPerIpHour: number;
  /** Calls of one user through one app to one path per hour (10024); a path not named has no such limit. */
  callsPerUserApiHour: Record<string, number>;
  postsPerHour: number;
  /** In 字: two bytes of the length counter. */
  statusChars: number;
  /** 字 of a long text of the commercial API, and its pictures. */
  longTextChars: number;
  picturesPerStatus: number;
  pictureBytes: number;
  /** How long the very same text is refused (20019); 0 switches it off. */
  identicalWindowMs: number;
  /** How long a text that differs only in links, punctuation, spaces or case is refused (20017); 0 switches it off. */
  similarWindowMs: number;
  /** After so many refusals of similar texts in a day every further one is 20038 until the next; 0 switches it off. Not published. */
  similarTriesPerDay: number;
  idsPerCount: number;
  /** How many of the newest posts a timeline read can reach. */
  timelineReach: number;
  /** Rewrite links in answered texts to the platform's short form, as the real one does. */
  shortenLinks: boolean;
  /** Life of a token for anyone but the app's owner. */
  tokenSeconds: number;
  ownerTokenSeconds: number;
  /** The same for an app that has not passed its audit, and how many users it may have (21321). */
  testTokenSeconds: number;
  testUsers: number;
}

export interface Limits {
  wechat: WechatLimits;
  weibo: WeiboLimits;
}

export interface LimitOverrides {
  wechat?: Partial<WechatLimits>;
  weibo?: Partial<WeiboLimits>;
}

/** The figures the platforms publish for a new account (official documents as of 2025/2026). */
export const DOCUMENTED_LIMITS: Limits = {
  wechat: {
    tokenSeconds: 7200,
    overlapSeconds: 300,
    forcedRefreshesPerDay: 20,
    forcedRefreshGapSeconds: 30,
    callsPerDay: {
      '/cgi-bin/token': 2000,
      '/cgi-bin/stable_token': 500_000,
      '/cgi-bin/draft/add': 1000,
      '/cgi-bin/draft/get': 500,
      '/cgi-bin/draft/delete': 1000,
      '/cgi-bin/draft/update': 1000,
      '/cgi-bin/draft/count': 1000,
      '/cgi-bin/draft/batchget': 1000,
      '/cgi-bin/freepublish/submit': 100,
      '/cgi-bin/freepublish/get': 100,
      '/cgi-bin/freepublish/delete': 10,
      '/cgi-bin/freepublish/getarticle': 100,
      '/cgi-bin/freepublish/batchget': 100,
      '/cgi-bin/media/get': 200_000,
      '/cgi-bin/media/uploadnews': 10,
      '/cgi-bin/message/mass/sendall': 100,
      '/cgi-bin/message/mass/send': 100,
      '/cgi-bin/message/mass/delete': 10,
    },
    otherCallsPerDay: 100_000,
    testCallsPerDay: { '/cgi-bin/token': 200, '/cgi-bin/media/upload': 500, '/cgi-bin/media/get': 1000 },
    callsPerMinute: {
      '/cgi-bin/stable_token': 10_000,
      '/cgi-bin/message/mass/sendall': 60,
      '/cgi-bin/message/mass/send': 60,
      '/cgi-bin/message/mass/get': 60,
      '/cgi-bin/message/mass/delete': 60,
      '/cgi-bin/message/mass/preview': 60,
    },
    clearQuotaPerMonth: 10,
    massPerDay: 1,
    massPerMonth: 4,
    clientMsgIdBytes: 64,
    clientMsgIdSeconds: 86_400,
    clientMsgIdGapSeconds: 60,
    massConfirmSeconds: 1800,
    previewsByNamePerDay: 100,
    titleChars: 32,
    authorChars: 16,
    digestChars: 128,
    contentChars: 20_000,
    contentBytes: MIB,
    sourceUrlBytes: KIB,
    articlesPerDraft: 8,
    picturesPerPost: 20,
    bodyPictureBytes: MIB,
    pictureBytes: 10 * MIB,
    thumbBytes: 64 * KIB,
    voiceBytes: 2 * MIB,
    videoBytes: 10 * MIB,
    libraryPictures: 100_000,
    libraryOthers: 1000,
    temporaryMediaSeconds: 3 * 86_400,
    publishDelayMs: 1500,
    statisticsSpanDays: { getbizsummary: 30, getuserread: 3, getusershare: 7, getusersummary: 7, getusercumulate: 7 },
    statisticsReadyHour: 8,
    callbackTimeoutMs: 5000,
    callbackTries: 3,
    refuseEscapes: true,
  },
  weibo: {
    callsPerUserDay: 100,
    callsPerIpHour: 15_000,
    commercialCallsPerIpHour: 50_000,
    callsPerUserApiHour: {},
    postsPerHour: 30,
    statusChars: 140,
    longTextChars: 2000,
    picturesPerStatus: 9,
    pictureBytes: 5 * MIB,
    identicalWindowMs: HOUR_MS,
    similarWindowMs: HOUR_MS / 6,
    similarTriesPerDay: 0,
    idsPerCount: 100,
    timelineReach: 2000,
    shortenLinks: false,
    tokenSeconds: 30 * 86_400,
    ownerTokenSeconds: 157_679_999,
    testTokenSeconds: 86_400,
    testUsers: 15,
  },
};

/** Calls a day an account of a kind may make to a path. */
export function dailyLimit(limits: WechatLimits, kind: string, path: string): number {
  const ofTest = kind === 'test' ? limits.testCallsPerDay[path] : undefined;
  return ofTest ?? limits.callsPerDay[path] ?? limits.otherCallsPerDay;
}

/** The limits with some replaced. Throws a RangeError that names a limit that does not exist or has the wrong type. */
export function withOverrides(base: Limits, overrides: unknown): Limits {
  if (!isRecord(overrides)) throw new RangeError('limits: an object with "wechat" and "weibo" is expected');
  for (const key of Object.keys(overrides)) {
    if (key !== 'wechat' && key !== 'weibo') throw new RangeError(`limits.${key}: no such platform`);
  }
  return {
    wechat: replaced('limits.wechat', base.wechat, overrides['wechat']),
    weibo: replaced('limits.weibo', base.weibo, overrides['weibo']),
  };
}

function replaced<T extends object>(name: string, base: T, changes: unknown): T {
  if (changes === undefined) return base;
  if (!isRecord(changes)) throw new RangeError(`${name}: an object is expected`);
  const result: Record<string, unknown> = Object.fromEntries(Object.entries(base));
  for (const [key, value] of Object.entries(changes)) {
    const before = result[key];
    if (before === undefined) throw new RangeError(`${name}.${key}: no such limit`);
    if (typeof before === 'object') {
      if (!isRecord(value) || !Object.values(value).every(isCount))
        throw new RangeError(`${name}.${key}: path → number`);
      result[key] = { ...before, ...value };
    } else if (typeof before === 'number' ? !isCount(value) : typeof value !== typeof before) {
      throw new RangeError(
        `${name}.${key}: ${typeof before === 'number' ? 'a number ≥ 0' : typeof before} is expected`,
      );
    } else {
      result[key] = value;
    }
  }
  return result as T;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isCount(value: unknown): boolean {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0;
}
