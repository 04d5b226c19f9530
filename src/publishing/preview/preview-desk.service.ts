import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { ACCOUNT_UNKNOWN } from '../../accounts/account.errors.js';
import { AccountService } from '../../accounts/account.service.js';
import { AccessService } from '../../identity/access/access.service.js';
import type { Actor } from '../../identity/actor.js';
import { forbidden } from '../../identity/forbidden.rules.js';
import { AppError } from '../../platform/errors/app-error.js';
import { NOT_FOUND } from '../../platform/errors/platform.errors.js';
import type { StoryFacts, VariantFacts } from '../../stories/review-material.rules.js';
import { VARIANT_OVER_LIMIT } from '../../stories/story.errors.js';
import { StoryService } from '../../stories/story.service.js';
import type { AccountAccess } from '../channels/channel.js';
import { PREVIEW_ACCOUNT_UNFIT, PREVIEW_WITHOUT_VARIANT } from './preview.errors.js';

/** A story's WeChat article and the account it is looked at for. */
export interface Previewed {
  story: StoryFacts;
  variant: VariantFacts;
  account: AccountAccess;
}

/** Who writes the story, has a say in its review, or answers for what leaves and when. */
const PREVIEWERS = ['story.write', 'review.comment', 'publication.control'] as const;

/** Who may look at what before it is sent, on an account they can see. */
@Injectable()
export class PreviewDesk {
  constructor(
    private readonly database: DataSource,
    private readonly access: AccessService,
    private readonly stories: StoryService,
    private readonly accounts: AccountService,
  ) {}

  /**
   * What may be shown: nothing that the platform refuses.
   * @throws AppError as `find`, VARIANT_OVER_LIMIT
   */
  async require(actor: Actor, storyId: string, accountId: string): Promise<Previewed> {
    const found = await this.find(actor, storyId, accountId);
    const { variant, account } = found;
    const problems = await this.stories.variantProblems(this.database.manager, variant.revisionId, {
      wechat: account.driver,
    });
    const [first] = problems.wechat;
    if (first) throw new AppError(VARIANT_OVER_LIMIT, {}, first.pointer, { errors: problems.wechat });
    return found;
  }

  /** @throws AppError NOT_FOUND, FORBIDDEN, ACCOUNT_UNKNOWN, ACCOUNT_PAUSED, PREVIEW_ACCOUNT_UNFIT, PREVIEW_WITHOUT_VARIANT */
  async find(actor: Actor, storyId: string, accountId: string): Promise<Previewed> {
    const found = await this.variantOf(actor, storyId);
    return { ...found, account: await this.accountFor(actor, accountId) };
  }

  /** @throws AppError NOT_FOUND, FORBIDDEN, PREVIEW_WITHOUT_VARIANT */
  async variantOf(actor: Actor, storyId: string): Promise<Omit<Previewed, 'account'>> {
    const story = await this.requireStory(actor, storyId);
    const variant = await this.stories.variantFor(this.database.manager, story.revision.id, 'wechat');
    if (variant === null) throw new AppError(PREVIEW_WITHOUT_VARIANT);
    return { story, variant };
  }

  /** @throws AppError ACCOUNT_UNKNOWN, ACCOUNT_PAUSED, PREVIEW_ACCOUNT_UNFIT */
  async accountFor(actor: Actor, accountId: string): Promise<AccountAccess> {
    const usable = await this.accounts.requireUsable(accountId);
    if (!(await this.access.can(actor, 'account.read', usable.departmentId)))
      throw new AppError(ACCOUNT_UNKNOWN, { ids: accountId }, '/accountId');
    if (usable.channel !== 'wechat') throw new AppError(PREVIEW_ACCOUNT_UNFIT, { name: usable.name }, '/accountId');
    return this.accounts.accessFor(accountId);
  }

  private async requireStory(actor: Actor, storyId: string): Promise<StoryFacts> {
    const story = await this.stories.find(storyId);
    if (story === null || !(await this.access.can(actor, 'story.read', story.departmentId)))
      throw new AppError(NOT_FOUND, { what: { zh: '这篇稿件', en: 'story' } });
    for (const right of PREVIEWERS) if (await this.access.can(actor, right, story.departmentId)) return story;
    throw forbidden('story.write');
  }
}
