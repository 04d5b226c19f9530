import { type CampaignState, type PillarKind, pillarKindOf, pillarTitleOf } from '../campaign.rules.js';
import type { NoticeReading } from '../notice/notice-reading.rules.js';

export interface PlanPillar {
  /** Id of a pillar that is kept; absent for a new one. */
  id?: string;
  kind: PillarKind;
  title: string;
  text: string;
}

export interface PlanClause {
  title: string | null;
  text: string;
}

export interface PlanDeadline {
  /** Last day `YYYY-MM-DD`, or null while no certain day is known. */
  date: string | null;
  /** The words of the notice, or null. */
  when: string | null;
  what: string | null;
  /** Receiving offices. */
  to: string[];
  routes: { who: string | null; to: string[] }[];
}

/** Everything a campaign says, as people write it down. */
export interface CampaignPlan {
  title: string;
  theme: string | null;
  documentNumber: string | null;
  organisers: string[];
  /** Local dates `YYYY-MM-DD`, both included. */
  window: { from: string | null; to: string | null };
  pillars: PlanPillar[];
  forms: PlanClause[];
  requirements: PlanClause[];
  deadlines: PlanDeadline[];
}

/** A plan with what the database adds. */
export interface CampaignRecord extends CampaignPlan {
  id: string;
  departmentId: string;
  state: CampaignState;
  version: number;
  pillars: Required<PlanPillar>[];
  createdAt: Date;
  updatedAt: Date;
}

/** The plan a notice proposes; the title is left open when the notice has none. */
export function planFromReading(reading: NoticeReading): Omit<CampaignPlan, 'title'> & { title: string | null } {
  return {
    title: reading.title === null ? null : campaignNameOf(reading.title),
    theme: reading.theme,
    documentNumber: reading.documentNumber,
    organisers: reading.issuers,
    window: reading.window,
    pillars: reading.pillars.map(({ title, text }) => ({
      kind: pillarKindOf(title, text),
      title: pillarTitleOf(title, text),
      text,
    })),
    forms: reading.forms,
    requirements: reading.requirements,
    deadlines: reading.deadlines,
  };
}

/**
 * What people call the campaign a notice is about: `市人社局等六部门关于印发《2020年世界青年技能日宣传活动实施方案》的通知` is
 * `2020年世界青年技能日宣传活动`. The whole title where it does not say.
 */
export function campaignNameOf(title: string): string {
  const quoted = /《([^《》]{4,80})》/.exec(title)?.[1];
  const about =
    /关于(?:组织|认真|切实|深入)*(?:开展|举办|做好|举行|实施|印发|转发|办好)?(.{4,80}?)(?:的实施|的)?(?:紧急|特急|重要|补充|再次|预备|预)?(?:通知|函|意见|公告|通告|方案)$/.exec(
      quoted ?? title,
    )?.[1];
  const name = (about ?? quoted)
    ?.replace(/(?:的)?(?:紧急|特急|重要|补充|再次|预备|预)?(?:通知|函|意见)$/, '')
    .replace(/(?:有关|相关|各项)?工作$/, '')
    .replace(/(?:的)?(?:实施|工作|总体)?方案(（[^（）]*）)?$/, '$1')
    .trim();
  return name !== undefined && name.length >= 4 ? name : title;
}

/** The members of a plan as they come in: what is left out is empty. */
export interface PlanInput {
  title: string;
  theme?: string | null;
  documentNumber?: string | null;
  organisers?: string[];
  window?: { from: string | null; to: string | null };
  pillars?: PlanPillar[];
  forms?: PlanClause[];
  requirements?: PlanClause[];
  deadlines?: (Omit<PlanDeadline, 'when' | 'routes'> & Partial<Pick<PlanDeadline, 'when' | 'routes'>>)[];
}

/** A whole plan from what was given. */
export function planOf(input: PlanInput): CampaignPlan {
  return {
    title: input.title,
    theme: input.theme ?? null,
    documentNumber: input.documentNumber ?? null,
    organisers: input.organisers ?? [],
    window: { from: input.window?.from ?? null, to: input.window?.to ?? null },
    pillars: input.pillars ?? [],
    forms: input.forms ?? [],
    requirements: input.requirements ?? [],
    deadlines: (input.deadlines ?? []).map((deadline) => ({
      ...deadline,
      when: deadline.when ?? null,
      routes: deadline.routes ?? [],
    })),
  };
}
