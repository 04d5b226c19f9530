/** What somebody or something noticed about a piece. */
export interface Finding {
  /**
   * `refused`: it could not leave like this; `changed`: readers will see something else; `note`: to be known;
   * `absent`: the channel is none of this round's, so nothing of it matters now.
   */
  level: 'refused' | 'changed' | 'note' | 'absent';
  channel: string | null;
  code: string;
  text: { zh: string; en: string };
}

interface Worded {
  code: string;
  zh: string;
  en: string;
}

const LEVELS = ['refused', 'changed', 'note', 'absent'];

/** Whether an account of the round may be on the channel: one that may not be seen (null) may be; before any round, all may. */
export function mayLeaveBy(outlets: readonly { channel: string | null }[], channel: string): boolean {
  return outlets.length === 0 || outlets.some((one) => one.channel === null || one.channel === channel);
}

/**
 * Everything the server found wrong with the texts of a version, and what a person should look at in its pictures; gravest first.
 * @param preflight WeChat's own list, which says all that its variant's problems say; null = not known
 * @param outlets the round's accounts: of other channels it is only said that they are not meant this time; none = no round yet
 */
export function findingsOf(
  version: {
    revision: { aiUse: string };
    variants: readonly { channel: string; problems: readonly Worded[] }[];
  },
  pictures: readonly { labels?: object | null }[],
  preflight: readonly (Worded & { level: 'refused' | 'changed' | 'note' })[] | null,
  outlets: readonly { channel: string | null }[],
): Finding[] {
  const { revision, variants } = version;
  const all: Finding[] = [
    ...variants
      .filter(({ channel }) => channel !== 'wechat' || preflight === null)
      .flatMap(({ channel, problems }) => problems.map((problem) => worded('refused', channel, problem))),
    ...(preflight ?? []).map((item) => worded(item.level, 'wechat', item)),
  ];
  const meant = (channel: string | null): boolean => channel === null || mayLeaveBy(outlets, channel);
  const aside = [...new Set(all.flatMap(({ channel }) => (channel === null || meant(channel) ? [] : [channel])))];
  const found = [
    ...all.filter(({ channel }) => meant(channel)),
    ...aside.map((channel) =>
      absent(
        channel,
        all.filter((one) => one.channel === channel && one.level === 'refused'),
      ),
    ),
  ];
  const made = pictures.filter(({ labels }) => labels != null).length;
  if (made > 0 && revision.aiUse === 'none') {
    found.push({
      ...{ level: 'note', channel: null, code: 'AI_LABEL_UNDECLARED' },
      text: {
        zh: `有 ${made} 张图片自带人工智能生成标识，而稿件填的是“未使用人工智能”，请核对。`,
        en: `${made === 1 ? '1 picture says that it was' : `${made} pictures say that they were`} made with AI, while the story says that none was used: look into it.`,
      },
    });
  }
  return found.sort((a, b) => LEVELS.indexOf(a.level) - LEVELS.indexOf(b.level));
}

function absent(channel: string, refused: readonly Finding[]): Finding {
  const n = refused.length;
  const zh = n === 0 ? '' : `以后要发，先改好 ${n} 处。`;
  const en = n === 0 ? '' : ` To go there later, ${n === 1 ? '1 thing has' : `${n} things have`} to be mended first.`;
  return {
    ...{ level: 'absent', channel, code: 'CHANNEL_NOT_THIS_TIME' },
    text: {
      zh: `送审时没有选这个渠道的账号，不影响本次发布。${zh}`,
      en: `No account of it was chosen: nothing hangs on it this time.${en}`,
    },
  };
}

function worded(level: Finding['level'], channel: string, { code, zh, en }: Worded): Finding {
  return { level, channel, code, text: { zh, en } };
}
