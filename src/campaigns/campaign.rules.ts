/** States of a campaign and where each may go. A closed one can be opened again; nothing returns to draft once units have seen it. */
export const CAMPAIGN_MOVES = {
  draft: ['active'],
  active: ['closed'],
  closed: ['active'],
} as const satisfies Record<string, readonly string[]>;
export type CampaignState = keyof typeof CAMPAIGN_MOVES;
export const CAMPAIGN_STATES = Object.keys(CAMPAIGN_MOVES) as CampaignState[];

/** What a pillar is about: 政策措施, 经验成果, 先进典型, or anything else. */
export const PILLAR_KINDS = ['policy', 'experience', 'exemplar', 'other'] as const;
export type PillarKind = (typeof PILLAR_KINDS)[number];

/** A form of publicity, or a requirement made to the units. */
export const CLAUSE_KINDS = ['form', 'requirement'] as const;
export type ClauseKind = (typeof CLAUSE_KINDS)[number];

/** A pillar as readers of the public site see it: its text tells the units what to write, and is for them. */
export interface PublicPillar {
  id: string;
  kind: PillarKind;
  title: string;
}

/** What readers of the public site may know of a campaign: nothing of drafts. */
export interface PublicCampaign {
  id: string;
  title: string;
  theme: string | null;
  windowFrom: string | null;
  windowTo: string | null;
  state: CampaignState;
  pillars: PublicPillar[];
}

/** True when a campaign may go from one state to another; staying is no move. */
export function mayMove(from: CampaignState, to: CampaignState): boolean {
  return (CAMPAIGN_MOVES[from] as readonly string[]).includes(to);
}

/** What a campaign must have before units work on it; the names of what is missing. */
export function missingForStart(campaign: {
  windowFrom: string | null;
  windowTo: string | null;
  pillars: readonly unknown[];
}): ('window.from' | 'window.to' | 'pillars')[] {
  return [
    ...(campaign.windowFrom === null ? (['window.from'] as const) : []),
    ...(campaign.windowTo === null ? (['window.to'] as const) : []),
    ...(campaign.pillars.length === 0 ? (['pillars'] as const) : []),
  ];
}

/** What people call the fields of a campaign. */
export const FIELD_NAMES = {
  'window.from': { zh: '活动开始日期', en: 'the first day (window.from)' },
  'window.to': { zh: '活动结束日期', en: 'the last day (window.to)' },
  pillars: { zh: '宣传内容', en: 'the pillars (pillars)' },
} as const satisfies Record<ReturnType<typeof missingForStart>[number], { zh: string; en: string }>;

const KIND_WORDS: readonly (readonly [PillarKind, RegExp])[] = [
  ['experience', /经验|成果|成效|成就|做法|作法|亮点|进展|服务/],
  ['exemplar', /典型|人物|事迹|榜样|先进|工匠|劳模|楷模|故事|风采|选手|达人|模范|案例/],
  ['policy', /政策|法律|法规|规定|条例|制度|措施|标准|法治|宪法|知识|精神/],
];

/** Guesses what a pillar is about from its title, else from the beginning of its text. A person may correct it. */
export function pillarKindOf(title: string | null, text: string): PillarKind {
  for (const words of [title ?? '', text.slice(0, 60)]) {
    const kind = KIND_WORDS.find(([, shape]) => shape.test(words))?.[0];
    if (kind) return kind;
  }
  return 'other';
}

const LONGEST_NAME = 30;

/** A name for a pillar the notice gives none: the first clause of its text, cut when long. */
export function pillarTitleOf(title: string | null, text: string): string {
  if (title !== null && title.trim() !== '') return title;
  const clause = text.split(/[。；，：\n]/)[0]?.trim() ?? '';
  return clause.length > LONGEST_NAME ? `${clause.slice(0, LONGEST_NAME - 1)}…` : clause || '宣传内容';
}
