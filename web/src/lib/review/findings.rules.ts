/** What somebody or something noticed about a piece. */
export interface Finding {
  /** `refused`: it could not leave like this; `changed`: readers will see something else; `note`: to be known. */
  level: 'refused' | 'changed' | 'note';
  channel: string | null;
  code: string;
  text: { zh: string; en: string };
}

interface Worded {
  code: string;
  zh: string;
  en: string;
}

const LEVELS = ['refused', 'changed', 'note'];

/**
 * Everything the server found wrong with the texts of a version, and what a person should look at in its pictures; gravest first.
 * @param preflight WeChat's own list, which says all that its variant's problems say; null = not known
 */
export function findingsOf(
  version: {
    revision: { aiUse: string };
    variants: readonly { channel: string; problems: readonly Worded[] }[];
  },
  pictures: readonly { labels?: object | null }[],
  preflight: readonly (Worded & { level: Finding['level'] })[] | null,
): Finding[] {
  const { revision, variants } = version;
  const found: Finding[] = [
    ...variants
      .filter(({ channel }) => channel !== 'wechat' || preflight === null)
      .flatMap(({ channel, problems }) => problems.map((problem) => worded('refused', channel, problem))),
    ...(preflight ?? []).map((item) => worded(item.level, 'wechat', item)),
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

function worded(level: Finding['level'], channel: string, { code, zh, en }: Worded): Finding {
  return { level, channel, code, text: { zh, en } };
}
