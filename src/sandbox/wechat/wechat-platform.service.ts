import type { FastifyInstance } from 'fastify';
import type { Faults } from '../faults/faults.service.js';
import type { Blobs } from '../ledger/blobs.service.js';
import type { Journal } from '../ledger/journal.service.js';
import type { Ledger } from '../ledger/ledger.service.js';
import type { Limits } from '../ledger/limits.rules.js';
import { MinuteCounter } from '../ledger/minute-counter.service.js';
import { CallbackSender } from './callback/callback.service.js';
import { draftEndpoints } from './draft/draft.controller.js';
import { DraftBox } from './draft/draft.service.js';
import { ClientIds } from './mass/client-ids.service.js';
import { followerEndpoints } from './mass/followers.controller.js';
import { massEndpoints } from './mass/mass.controller.js';
import { MassQuota } from './mass/mass-quota.service.js';
import { Broadcaster } from './mass/mass.service.js';
import { Previews } from './mass/previews.service.js';
import { materialEndpoints } from './material/material.controller.js';
import { MaterialLibrary } from './material/material.service.js';
import { ArticleShelf } from './publish/article-shelf.service.js';
import { commentEndpoints } from './publish/comments.controller.js';
import { publishEndpoints } from './publish/publish.controller.js';
import { Publisher } from './publish/publish.service.js';
import { quotaEndpoints } from './quota.controller.js';
import { RequestLog } from './request-log.service.js';
import { datacubeEndpoints } from './statistics/datacube.controller.js';
import { ArticleFigures } from './statistics/figures.service.js';
import { tokenEndpoints } from './token.controller.js';
import { WechatAccounts } from './wechat-accounts.service.js';
import type { WechatEndpoint } from './wechat-endpoint.service.js';
import { wechatGateway } from './wechat-gateway.controller.js';

/** What the platform stands on. */
export interface WechatGround {
  journal: Journal;
  blobs: Blobs;
  ledger: Ledger;
  faults: Faults;
  limits: () => Limits;
  clock: () => number;
  baseUrl: () => string;
}

/** The WeChat Official Account platform, put together. Ask for it before the journal is opened. */
export function wechatPlatform(ground: WechatGround) {
  const { journal, blobs, ledger, faults, limits, clock, baseUrl } = ground;
  const delayMs = () => limits().wechat.publishDelayMs;
  const accounts = new WechatAccounts(journal, ledger, limits, clock);
  const library = new MaterialLibrary(journal, blobs, limits, clock);
  const box = new DraftBox(journal, library, limits, clock);
  const shelf = new ArticleShelf(journal, ledger, clock, baseUrl);
  const callbacks = new CallbackSender(journal, faults, limits, clock);
  const publisher = new Publisher(journal, { accounts, box, shelf, faults, callbacks }, { clock, delayMs });
  const clientIds = new ClientIds(journal, limits, clock);
  const massQuota = new MassQuota(ledger, limits, clock);
  const massParts = { accounts, box, library, shelf, ledger, faults, callbacks, clientIds, quota: massQuota };
  const broadcaster = new Broadcaster(journal, massParts, { limits, clock, delayMs });
  const previews = new Previews(journal, box, library, clock);
  const comments = commentEndpoints(journal, shelf);
  const figures = new ArticleFigures(journal, shelf);
  const log = new RequestLog(clock);
  const settle = (): void => {
    publisher.settle();
    broadcaster.settle();
  };
  return {
    accounts,
    library,
    box,
    shelf,
    callbacks,
    publisher,
    broadcaster,
    massQuota,
    previews,
    figures,
    settle,
    /** Puts every call of the platform on the server. */
    serve(server: FastifyInstance): void {
      const endpoints: WechatEndpoint[] = [
        ...tokenEndpoints(accounts, clock),
        ...quotaEndpoints(accounts, ledger, log, () => endpoints, ground),
        ...materialEndpoints(library),
        ...draftEndpoints(box, (draft, index) => `${baseUrl()}/preview/${draft.mediaId}/${index}`),
        ...publishEndpoints(publisher),
        ...comments,
        ...massEndpoints(broadcaster, previews, ledger, ground),
        ...followerEndpoints(),
        ...datacubeEndpoints(figures, settle, ground),
      ];
      const minutes = new MinuteCounter();
      wechatGateway(server, { accounts, minutes, ledger, faults, log, limits, clock }, endpoints);
    },
    arm(): void {
      publisher.arm();
      broadcaster.arm();
    },
    async close(): Promise<void> {
      publisher.close();
      broadcaster.close();
      await callbacks.close();
    },
  };
}

export type WechatPlatform = ReturnType<typeof wechatPlatform>;
