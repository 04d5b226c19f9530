import { Inject, Injectable } from '@nestjs/common';
import { DateTime } from 'luxon';
import type { EntityManager } from 'typeorm';
import { CONFIG, type Config } from '../../../platform/config/config.token.js';
import { AppError, type LocalText } from '../../../platform/errors/app-error.js';
import { type GrantedSlot, SlotService } from '../../publications/planning/slot.service.js';
import type { ReasonView } from '../../publications/publication-view.rules.js';
import { ISSUE_NO_PLACE } from '../mass-issue.errors.js';
import { allMayLeave, leavingSpan, sameTimeAfter } from './issue-time.rules.js';
import { MASS_ACCOUNT, MASS_USE } from './issue-place.queries.js';
import {
  type MassQuota,
  massQuotaOf,
  type MassUse,
  quotaPeriod,
  quotaRefusal,
  usedAround,
} from './mass-quota.rules.js';

/** An issue whose place is asked about. */
export interface PlacedIssue {
  /** Null while it is not written. */
  id: string | null;
  accountId: string;
  /** The account's. */
  departmentId: string;
  publicationId: string | null;
  slotAt: Date;
  /** Its articles, 头条 first. */
  articles: readonly { departmentId: string; windowFrom: Date; windowTo: Date }[];
}

/** Whether an issue could leave at its time by what is planned and sent now. */
export interface IssuePlace {
  fits: boolean;
  /** Nothing that people can still do would make room: what stands there is out. */
  forGood: boolean;
  because: ReasonView[];
  /** Where it does not fit: the next time at which it would. */
  nextSlotAt: Date | null;
}

/** Days looked through for the next time, and how many of those with a mass send left are asked in full. */
const DAYS_AHEAD = 62;
const ASKED_DAYS = 8;

interface Around {
  quota: MassQuota;
  use: MassUse[];
  taken: Set<number>;
}

/** Finds out whether issues have a place in their day, and where else they would. Reserves nothing. */
@Injectable()
export class IssuePlaces {
  constructor(
    private readonly slots: SlotService,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async look(tx: EntityManager, issue: PlacedIssue, now: Date): Promise<IssuePlace> {
    const around = await this.around(tx, issue, Math.min(issue.slotAt.getTime(), now.getTime()));
    const at = issue.slotAt.getTime();
    const refusal = await this.refusalAt(tx, issue, around, at, now.getTime());
    if (!refusal) return { fits: true, forGood: false, because: [], nextSlotAt: null };
    const nextSlotAt = await this.next(tx, issue, around, refusal.earliest, now.getTime());
    return { fits: false, forGood: refusal.forGood, because: refusal.because, nextSlotAt };
  }

  /** What an account has of mass sends in the present day or month. */
  async standing(
    tx: EntityManager,
    accountId: string,
    now: Date,
  ): Promise<MassQuota & { sent: number; planned: number; endsAt: Date }> {
    const { quota, use } = await this.around(tx, { accountId, id: null, publicationId: null }, now.getTime());
    const { sent, planned, open } = usedAround(quota, use, now.getTime());
    return { ...quota, sent, planned: planned + open, endsAt: new Date(quotaPeriod(quota, now.getTime()).to) };
  }

  private async around(
    tx: EntityManager,
    issue: Pick<PlacedIssue, 'id' | 'accountId' | 'publicationId'>,
    from: number,
  ): Promise<Around> {
    const [account]: { settings: Record<string, unknown> }[] = await tx.query(MASS_ACCOUNT, [issue.accountId]);
    const quota = massQuotaOf(account?.settings ?? {});
    const since = new Date(quotaPeriod(quota, from).from);
    const rows: { kind: MassUse['kind'] | 'taken'; at: Date }[] = await tx.query(MASS_USE, [
      issue.accountId,
      since,
      issue.publicationId,
      issue.id,
    ]);
    const use = rows.flatMap(({ kind, at }) => (kind === 'taken' ? [] : [{ kind, at: at.getTime() }]));
    return { quota, use, taken: new Set(rows.filter(({ kind }) => kind === 'taken').map(({ at }) => at.getTime())) };
  }

  /** @returns null where it fits; `earliest`: where the rules alone would put it, epoch ms */
  private async refusalAt(
    tx: EntityManager,
    issue: PlacedIssue,
    { quota, use }: Around,
    at: number,
    now: number,
  ): Promise<{ because: ReasonView[]; forGood: boolean; earliest: number | null } | null> {
    const { to } = leavingSpan(at, spansOf(issue));
    if (to <= now) return { because: [{ text: this.passed(at) }], forGood: true, earliest: null };
    const spent = quotaRefusal(quota, use, at);
    if (spent) {
      const { forGood, ...text } = spent;
      return { because: [{ text }], forGood, earliest: null };
    }
    const granted = await this.granted(tx, issue, Math.max(at, now), now);
    if (granted.slot !== null && granted.slot < to) return null;
    return { because: granted.because, forGood: false, earliest: granted.slot };
  }

  private async granted(
    tx: EntityManager,
    { accountId, departmentId, publicationId, articles: [first] }: PlacedIssue,
    at: number,
    now: number,
  ): Promise<Pick<GrantedSlot, 'because'> & { slot: number | null }> {
    try {
      return await this.slots.preview(tx, {
        ...{ accountId, channel: 'wechat', departmentId: first?.departmentId ?? departmentId, priority: 'normal' },
        // A time that is this very moment has passed by when the planner looks.
        ...{ wish: at > now ? at : null, dependencySlot: null, except: publicationId },
        window: { from: at, to: Number.MAX_SAFE_INTEGER },
      });
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      return { slot: null, because: [{ text: error.text }] };
    }
  }

  /** The same time of day on a later day; else where the rules put it. */
  private async next(
    tx: EntityManager,
    issue: PlacedIssue,
    around: Around,
    earliest: number | null,
    now: number,
  ): Promise<Date | null> {
    const days = sameTimeAfter(issue.slotAt.getTime(), DAYS_AHEAD, this.config.timeZone);
    const fitting = days.filter((at) => this.isFree(issue, around, at, now));
    for (const at of fitting.slice(0, ASKED_DAYS))
      if ((await this.refusalAt(tx, issue, around, at, now)) === null) return new Date(at);
    if (earliest === null || !this.isFree(issue, around, earliest, now)) return null;
    return (await this.refusalAt(tx, issue, around, earliest, now)) === null ? new Date(earliest) : null;
  }

  private isFree(issue: PlacedIssue, { quota, use, taken }: Around, at: number, now: number): boolean {
    const mayBe = at > now && !taken.has(at) && allMayLeave(at, spansOf(issue));
    return mayBe && quotaRefusal(quota, use, at) === null;
  }

  /** The same as a refusal, or as the reason why an issue waits for a person. @param nextSlotAt left out = not looked for */
  refusal(
    { slotAt }: Pick<PlacedIssue, 'slotAt'>,
    { because, nextSlotAt }: Pick<IssuePlace, 'because'> & { nextSlotAt?: Date | null },
  ): AppError {
    const said = (language: keyof LocalText, between: string): string =>
      because.map(({ text }) => text[language]).join(between);
    return new AppError(
      ISSUE_NO_PLACE,
      {
        slot: this.show(slotAt.getTime()),
        because: { zh: said('zh', '；'), en: said('en', '; ') },
        todo: this.todo(nextSlotAt),
      },
      '/slotAt',
      { because, nextSlotAt: nextSlotAt?.toISOString() ?? null },
    );
  }

  private todo(nextSlotAt: Date | null | undefined): LocalText {
    if (nextSlotAt === undefined)
      return {
        zh: '请给这一期另选时间，或取消。',
        en: 'Move the issue to another time, or cancel it.',
      };
    if (nextSlotAt === null)
      return {
        zh: `今后 ${DAYS_AHEAD} 天内没有各篇稿件都获批且可用的时间：请核对频次规则、撤下时段不够的稿件，或取消这一期。`,
        en: `Within ${DAYS_AHEAD} days there is no time that suits the rules and every article: look at the rules, take out articles whose window is too short, or cancel it.`,
      };
    const time = this.show(nextSlotAt.getTime());
    return {
      zh: `最近可用的时间是 ${time}：请改到那时或另选时间，或取消这一期。`,
      en: `The next time that suits is ${time}: move it there or to another time, or cancel it.`,
    };
  }

  private passed(at: number): LocalText {
    const time = this.show(at);
    return { zh: `群发时间 ${time} 已过`, en: `its time, ${time}, has passed` };
  }

  /** In the time zone of the house. @param at epoch ms */
  show(at: number): string {
    return DateTime.fromMillis(at, { zone: this.config.timeZone }).toFormat('yyyy-MM-dd HH:mm');
  }
}

function spansOf({ articles }: PlacedIssue): { from: number; to: number }[] {
  return articles.map(({ windowFrom, windowTo }) => ({ from: windowFrom.getTime(), to: windowTo.getTime() }));
}
