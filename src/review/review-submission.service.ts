import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import type { UsableAccount } from '../accounts/account-access.rules.js';
import { CHANNEL_NAMES } from '../accounts/channels/channel-kind.rules.js';
import type { Actor } from '../identity/actor.js';
import { AuditService } from '../platform/audit/audit.service.js';
import { AppError } from '../platform/errors/app-error.js';
import { STORY_STALE_VERSION } from '../stories/story.errors.js';
import { StoryService } from '../stories/story.service.js';
import { checkPage } from '../stories/variants/link-place.rules.js';
import { checkColumn, checkColumnTaken } from '../stories/variants/web-column.rules.js';
import { REVIEW_NOT_SEALABLE, REVIEW_VARIANT_MISSING, REVIEW_VARIANT_PROBLEMS } from './review.errors.js';
import { submitRefusal } from './round/next-moves.rules.js';
import { ReleasePlanService, type PlannedRelease } from './round/release-plan.service.js';
import { ReviewRound } from './round/review-round.entity.js';
import { factsOf, latestRound } from './round/review-round.queries.js';
import { RoundDesk, type StoryOnDesk } from './round/round-desk.service.js';
import { DEFAULT_STAGES } from './round/workflow.rules.js';
import { NotCanonical } from './seal/canonical-json.rules.js';
import { SealService, type Release } from './seal/seal.service.js';

export interface Submission extends PlannedRelease {
  /** Version of the story that was seen. */
  version: number;
}

/** How a story enters review. */
@Injectable()
export class ReviewSubmissionService {
  constructor(
    private readonly desk: RoundDesk,
    private readonly releases: ReleasePlanService,
    private readonly stories: StoryService,
    private readonly seals: SealService,
    private readonly audit: AuditService,
  ) {}

  /**
   * Opens a round over the story's current revision and locks it. Every channel the accounts speak on needs a variant
   * that keeps its platform's limits: what the reviewers sign can be sent.
   * @returns the id of the story
   * @throws AppError NOT_FOUND, STORY_STALE_VERSION, REVIEW_MAY_NOT_SUBMIT, REVIEW_ROUND_OPEN, REVIEW_ALREADY_APPROVED,
   *   REVIEW_REVISION_SEEN, REVIEW_WINDOW_*, ACCOUNT_*, REVIEW_VARIANT_*, REVIEW_NOT_SEALABLE
   */
  async submit(actor: Actor, storyId: string, submission: Submission): Promise<string> {
    const accounts = await this.releases.require(actor, submission);
    return this.desk.takeStory(actor, storyId, async (desk) => {
      const { tx, story, now } = desk;
      const number = await this.nextNumber(desk);
      if (story.version !== submission.version) {
        throw new AppError(STORY_STALE_VERSION, { current: story.version, seen: submission.version }, '/version');
      }
      await this.stories.lockRevision(tx, story.revision.id);
      await this.requireVariants(desk, accounts);

      const release: Release = {
        revisionId: story.revision.id,
        releaseAccounts: submission.accountIds,
        releaseFrom: submission.windowFrom,
        releaseTo: submission.windowTo,
      };
      const digest = await this.requireSealable(desk, release);
      const roundId = uuid();
      await tx.insert(ReviewRound, {
        ...release,
        id: roundId,
        storyId,
        departmentId: story.departmentId,
        number,
        stages: [...DEFAULT_STAGES],
        authors: [...new Set([...story.contributors, actor.personId])],
        submittedBy: actor.personId,
        submittedAt: now,
        releaseAccounts: [...submission.accountIds],
      });
      await this.stories.move(tx, storyId, 'in_review');
      await this.audit.record(tx, {
        actorId: actor.personId,
        action: 'review.submit',
        subjectType: 'story',
        subjectId: storyId,
        data: {
          roundId,
          number,
          revisionId: release.revisionId,
          digest,
          accountIds: submission.accountIds,
          windowFrom: submission.windowFrom.toISOString(),
          windowTo: submission.windowTo.toISOString(),
        },
      });
      return storyId;
    });
  }

  /** Number of the round to open. */
  private async nextNumber({ tx, story, actor }: StoryOnDesk): Promise<number> {
    const latest = await latestRound(tx, story.storyId);
    const revisionSeen = await tx.existsBy(ReviewRound, { revisionId: story.revision.id });
    const refusal = submitRefusal(actor, latest && factsOf(latest, []), revisionSeen, story.archived);
    if (refusal) throw new AppError(refusal.definition, refusal.parameters);
    return (latest?.number ?? 0) + 1;
  }

  private async requireVariants({ tx, story }: StoryOnDesk, accounts: readonly UsableAccount[]): Promise<void> {
    const { variants } = await this.stories.sealMaterial(tx, story.revision.id);
    const webDrivers = accounts.filter(({ channel }) => channel === 'web').map(({ driver }) => driver);
    for (const [index, { channel, driver, columns }] of accounts.entries()) {
      // What an account takes depends on the way it posts: topics leave by hand, not by Weibo's open interface.
      const problems = await this.stories.variantProblems(tx, story.revision.id, { [channel]: driver });
      const pointer = `/accountIds/${index}`;
      const name = CHANNEL_NAMES[channel];
      const variant = variants.find((one) => one.channel === channel);
      if (!variant) {
        throw new AppError(REVIEW_VARIANT_MISSING, { channel: name }, pointer);
      }
      const found = [
        ...problems[channel],
        ...checkColumn(variant, columns),
        ...checkColumnTaken(variant, webDrivers),
        ...checkPage(variant, webDrivers),
      ];
      if (found.length > 0) {
        throw new AppError(REVIEW_VARIANT_PROBLEMS, { channel: name, count: found.length }, pointer, {
          channel,
          problems: found,
        });
      }
    }
  }

  private async requireSealable({ tx }: StoryOnDesk, release: Release): Promise<string> {
    try {
      return (await this.seals.sealNow(tx, release)).digest;
    } catch (error) {
      if (error instanceof NotCanonical) throw new AppError(REVIEW_NOT_SEALABLE, { path: error.path });
      throw error;
    }
  }
}
