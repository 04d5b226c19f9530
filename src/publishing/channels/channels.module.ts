import { Module } from '@nestjs/common';
import { AccountsModule } from '../../accounts/accounts.module.js';
import { OutboundHttp } from '../../platform/http/outbound-http.js';
import { AccountProbe } from './health/probe/account-probe.service.js';
import { AccountTests } from './health/probe/account-tests.service.js';
import { AccountTestController } from './health/probe/account-test.controller.js';
import { CallBudget } from './budget/call-budget.service.js';
import { ChannelRegistry, CONNECTORS } from './channel-registry.js';
import type { ChannelConnector } from './channel.js';
import { AccountHealthController } from './health/account-health.controller.js';
import { ScheduleModule } from '../../schedule/schedule.module.js';
import { AccountHealthReader } from './health/account-health-reader.service.js';
import { HandOtherChannel, HandWebChannel, HandWeiboChannel } from './hand/hand.channel.js';
import { ChannelLeases } from './lease/channel-lease.service.js';
import { SiteChannel } from './site/site.channel.js';
import { SitePageService } from './site/site-page.service.js';
import { UploadCacheService } from './uploads/upload-cache.service.js';
import { DraftSender } from './wechat/draft/draft-sender.service.js';
import { WechatFigures } from './wechat/measure/wechat-figures.service.js';
import { MassJobs } from './wechat/mass/mass-jobs.service.js';
import { WechatMassChannel } from './wechat/mass/wechat-mass.channel.js';
import { WechatDraftChannel } from './wechat/draft/wechat-draft.channel.js';
import { Publications } from './wechat/publish/publications.service.js';
import { WechatApi } from './wechat/api/wechat-api.service.js';
import { WechatBudget } from './wechat/api/wechat-budget.service.js';
import { WechatChannel } from './wechat/publish/wechat.channel.js';
import { DraftUploads } from './wechat/draft/draft-uploads.service.js';
import { WechatDrafts } from './wechat/draft/wechat-draft.service.js';
import { WechatProbe } from './wechat/probe/wechat-probe.service.js';
import { WechatTokens } from './wechat/api/wechat-token.service.js';
import { WebhookApi } from './webhook/api/webhook-api.service.js';
import { WebhookChannel } from './webhook/webhook.channel.js';
import { WebhookLookup } from './webhook/webhook-lookup.service.js';
import { WebhookPictures } from './webhook/webhook-pictures.service.js';
import { WebhookProbe } from './webhook/webhook-probe.service.js';
import { WeiboApi } from './weibo/api/weibo-api.service.js';
import { WeiboBudget } from './weibo/api/weibo-budget.service.js';
import { WeiboConnect } from './weibo/connect/weibo-connect.service.js';
import { WeiboConnectController } from './weibo/connect/weibo-connect.controller.js';
import { WeiboConnections } from './weibo/connect/weibo-connections.service.js';
import { WeiboOAuth } from './weibo/connect/weibo-oauth.service.js';
import { WeiboBizChannel } from './weibo/weibo-biz.channel.js';
import { WeiboCounts } from './weibo/read/weibo-counts.service.js';
import { WeiboTimeline } from './weibo/read/weibo-timeline.service.js';
import { WeiboChannel } from './weibo/weibo.channel.js';
import { WordpressApi } from './wordpress/wordpress-api.service.js';
import { WordpressDrafts } from './wordpress/wordpress-draft.service.js';
import { WordpressLibrary } from './wordpress/wordpress-library.service.js';
import { WordpressProbe } from './wordpress/wordpress-probe.service.js';
import { WordpressChannel } from './wordpress/wordpress.channel.js';

const connectors = [
  SiteChannel,
  WordpressChannel,
  WebhookChannel,
  WechatChannel,
  WechatMassChannel,
  WechatDraftChannel,
  WeiboChannel,
  WeiboBizChannel,
  HandWebChannel,
  HandWeiboChannel,
  HandOtherChannel,
];

/** The connectors behind their one port, and what belongs to them alone. */
@Module({
  imports: [AccountsModule, ScheduleModule],
  controllers: [AccountHealthController, AccountTestController, WeiboConnectController],
  providers: [
    ...connectors,
    { provide: CONNECTORS, useFactory: (...all: ChannelConnector[]) => all, inject: connectors },
    AccountHealthReader,
    AccountProbe,
    AccountTests,
    CallBudget,
    ChannelLeases,
    DraftSender,
    MassJobs,
    ChannelRegistry,
    OutboundHttp,
    Publications,
    SitePageService,
    UploadCacheService,
    WebhookApi,
    WebhookLookup,
    WebhookPictures,
    WebhookProbe,
    WechatApi,
    WechatBudget,
    DraftUploads,
    WechatDrafts,
    WechatFigures,
    WechatProbe,
    WechatTokens,
    WeiboApi,
    WeiboBudget,
    WeiboConnect,
    WeiboConnections,
    WeiboCounts,
    WeiboOAuth,
    WeiboTimeline,
    WordpressApi,
    WordpressDrafts,
    WordpressLibrary,
    WordpressProbe,
  ],
  exports: [ChannelRegistry, SitePageService, UploadCacheService, WechatApi, WechatBudget, WechatDrafts],
})
export class ChannelsModule {}
