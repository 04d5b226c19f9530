import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { usualDriver } from '../../../accounts/channels/channel-driver.rules.js';
import type { Actor } from '../../../identity/actor.js';
import { MediaService } from '../../../stories/media/media.service.js';
import type { VariantFacts } from '../../../stories/review-material.rules.js';
import { StoryService } from '../../../stories/story.service.js';
import type { AccountAccess, OutcomeText } from '../../channels/channel.js';
import { objectOf } from '../../channels/wechat/api/answer-fields.rules.js';
import { WechatApi } from '../../channels/wechat/api/wechat-api.service.js';
import { accountNotReady } from '../../channels/wechat/api/wechat-ready.rules.js';
import { wechatText } from '../../channels/wechat/outcome/wechat-outcome.rules.js';
import { PreviewDesk } from '../preview-desk.service.js';
import { accountItems, type CallStanding, callsFor, type NeededCall } from './preflight-account.rules.js';
import { contentItems } from './preflight-content.rules.js';
import { PREFLIGHT_LEVELS, type PreflightItem } from './preflight-item.rules.js';

/** The list a person goes through before a WeChat article is planned. */
export interface Preflight {
  /** Nothing on the list keeps it from getting out. */
  ready: boolean;
  items: PreflightItem[];
}

const NO_SUCH_CALL = 76022;

/** Looks at everything about an article that can be known before it is sent. Nothing is changed; of the platform only questions are asked. */
@Injectable()
export class Preflights {
  constructor(
    private readonly database: DataSource,
    private readonly desk: PreviewDesk,
    private readonly stories: StoryService,
    private readonly media: MediaService,
    private readonly api: WechatApi,
  ) {}

  /** @throws AppError NOT_FOUND, FORBIDDEN, ACCOUNT_UNKNOWN, ACCOUNT_PAUSED, PREVIEW_ACCOUNT_UNFIT, PREVIEW_WITHOUT_VARIANT */
  async look(actor: Actor, storyId: string, accountId: string | undefined): Promise<Preflight> {
    const { variant } = await this.desk.variantOf(actor, storyId);
    const account = accountId === undefined ? null : await this.desk.accountFor(actor, accountId);
    const items = [
      ...(await this.ofContent(variant, account?.driver ?? usualDriver('wechat'))),
      ...(account === null ? [] : await this.ofAccount(account)),
    ];
    items.sort((a, b) => PREFLIGHT_LEVELS.indexOf(a.level) - PREFLIGHT_LEVELS.indexOf(b.level));
    return { ready: items.every(({ level }) => level !== 'refused'), items };
  }

  private async ofContent(
    { content, revisionId, media }: VariantFacts,
    driver: AccountAccess['driver'],
  ): Promise<PreflightItem[]> {
    if (content.channel !== 'wechat') throw new Error(`a ${content.channel} text is no WeChat article`);
    const tx = this.database.manager;
    const problems = await this.stories.variantProblems(tx, revisionId, { wechat: driver });
    const { revision } = await this.stories.sealMaterial(tx, revisionId);
    const facts = await this.media.factsOf(media.map(({ sha256 }) => sha256));
    return contentItems({ content, problems: problems.wechat, media: facts, aiUse: revision.aiUse });
  }

  private async ofAccount(account: AccountAccess): Promise<PreflightItem[]> {
    const away = await this.awayBecause(account);
    const calls = away === null ? callsFor(account) : [];
    return accountItems(account, away, await Promise.all(calls.map((call) => this.standing(account, call))));
  }

  private async awayBecause(account: AccountAccess): Promise<(OutcomeText & { code: string }) | null> {
    const lacking = accountNotReady(account);
    if (lacking) return { code: lacking.code, ...(lacking.text ?? { zh: lacking.reason, en: lacking.reason }) };
    const reply = await this.api.token(account);
    if (reply.kind === 'token') return null;
    if (reply.kind === 'refused') return { code: `WECHAT_${reply.code}`, ...wechatText(reply.code, reply.message) };
    return {
      code: 'WECHAT_UNREACHABLE',
      zh: '现在连不上微信接口：请检查服务器的网络和代理，稍后再看。',
      en: 'WeChat’s interface cannot be reached now: look at the server’s network and proxy, then try again.',
    };
  }

  private async standing(account: AccountAccess, call: NeededCall): Promise<CallStanding> {
    const reply = await this.api.ask(account, '/cgi-bin/openapi/quota/get', { cgi_path: call.path });
    if (reply.kind === 'refused' && reply.code === NO_SUCH_CALL)
      return { call, refused: { code: reply.code, ...wechatText(reply.code, reply.message) } };
    const quota = reply.kind === 'ok' ? objectOf(reply.body['quota']) : null;
    const [limit, left] = [Number(quota?.['daily_limit']), Number(quota?.['remain'])];
    return Number.isSafeInteger(limit) && Number.isSafeInteger(left) ? { call, limit, left } : { call, unknown: true };
  }
}
