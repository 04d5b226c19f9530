import { WechatApi } from '../../../src/publishing/channels/wechat/api/wechat-api.service.js';
import { WechatTokens } from '../../../src/publishing/channels/wechat/api/wechat-token.service.js';
import type { WechatBudget } from '../../../src/publishing/channels/wechat/api/wechat-budget.service.js';
import { DraftUploads } from '../../../src/publishing/channels/wechat/draft/draft-uploads.service.js';
import { WechatDrafts } from '../../../src/publishing/channels/wechat/draft/wechat-draft.service.js';
import { DraftSender } from '../../../src/publishing/channels/wechat/draft/draft-sender.service.js';
import { WechatFigures } from '../../../src/publishing/channels/wechat/measure/wechat-figures.service.js';
import { WechatDraftChannel } from '../../../src/publishing/channels/wechat/draft/wechat-draft.channel.js';
import { MassJobs } from '../../../src/publishing/channels/wechat/mass/mass-jobs.service.js';
import { WechatMassChannel } from '../../../src/publishing/channels/wechat/mass/wechat-mass.channel.js';
import { Publications } from '../../../src/publishing/channels/wechat/publish/publications.service.js';
import { WechatChannel } from '../../../src/publishing/channels/wechat/publish/wechat.channel.js';
import type { Clock } from '../../../src/platform/clock.js';
import type { OutboundHttp } from '../../../src/platform/http/outbound-http.js';

/** A day’s calls without a database: so many for every path, one day for the whole test. */
export class DayBudget {
  limit = 100_000;
  dayLeftMs = 10 * 3_600_000;
  readonly used = new Map<string, number>();

  take = async (_access: unknown, path: string, keep = 0) => {
    const used = this.used.get(path) ?? 0;
    const granted = used + keep < this.limit;
    if (granted) this.used.set(path, used + 1);
    return { granted, left: this.limit - (this.used.get(path) ?? 0), limit: this.limit, dayLeftMs: this.dayLeftMs };
  };

  /** The platform says that others have used them. */
  spent = async (_access: unknown, path: string) => void this.used.set(path, this.limit);
}

/** The connectors of a process that knows nothing yet: no token, no connection. */
export function wechatProcess(http: OutboundHttp, clock: Clock, day = new DayBudget()) {
  const budget = day as unknown as WechatBudget;
  const tokens = new WechatTokens(http);
  const api = new WechatApi(http, tokens);
  const drafts = new WechatDrafts(api, new DraftUploads(api, clock), clock);
  const sender = new DraftSender(api, drafts, clock);
  const publications = new Publications(api, budget, clock);
  const figures = new WechatFigures(api, budget, clock);
  return {
    tokens,
    api,
    publish: new WechatChannel(drafts, sender, publications, figures, clock),
    mass: new WechatMassChannel(drafts, sender, new MassJobs(api, budget, clock), figures, clock),
    draft: new WechatDraftChannel(drafts, publications, budget, clock),
  };
}
