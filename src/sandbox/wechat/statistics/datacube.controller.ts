import type { Limits } from '../../ledger/limits.rules.js';
import type { WechatAccount } from '../wechat-accounts.service.js';
import type { WechatEndpoint } from '../wechat-endpoint.service.js';
import { WechatError } from '../wechat.errors.js';
import { daysSince, type Figures, lastReadyDay, readSpan, sumOf } from './datacube.rules.js';
import type { ArticleFigures, CountedArticle } from './figures.service.js';
import { formerRow, formerTotal } from './former-datacube.rules.js';

/** An article's figures are kept for this long. */
const DAYS_KEPT = 30;
const FORMER_DAYS_KEPT = 7;
/** As the platform writes hours. */
const NOON = 1200;

type Rows = (account: WechatAccount, days: string[]) => Record<string, unknown>[];

/** `/datacube/*`: what readers did, by day. Yesterday is the newest day there is. */
export function datacubeEndpoints(
  figures: ArticleFigures,
  settle: () => void,
  scope: { limits: () => Limits; clock: () => number },
): WechatEndpoint[] {
  const endpoint = (name: string, rows: Rows): WechatEndpoint => ({
    path: `/datacube/${name}`,
    method: 'POST',
    body: 'json',
    certifiedOnly: true,
    run: ({ account, body }) => {
      settle();
      const { statisticsSpanDays, statisticsReadyHour } = scope.limits().wechat;
      const span = readSpan(body, statisticsSpanDays[name] ?? 1, scope.clock(), statisticsReadyHour);
      if (!span.ok) throw new WechatError(span.code);
      return { list: rows(account, span.days), is_delay: span.delayed };
    },
  });
  const touched = (account: WechatAccount, day: string): CountedArticle[] =>
    figures.articles(account.appid).filter(({ msgid }) => figures.has(msgid, day));
  /** One row for each article that was read, shared … on a day. */
  const byArticle =
    (row: (article: CountedArticle, day: string, of: Figures) => Record<string, unknown>): Rows =>
    (account, days) =>
      days.flatMap((day) => touched(account, day).map((article) => row(article, day, figures.of(article.msgid, day))));
  /** One row a day for the whole account. */
  const byDay =
    (row: (day: string, of: Figures, sent: number) => Record<string, unknown>): Rows =>
    (account, days) => {
      const all = figures.articles(account.appid);
      return days.map((day) =>
        row(
          day,
          sumOf(all.map(({ msgid }) => figures.of(msgid, day))),
          all.filter((article) => article.day === day).length,
        ),
      );
    };
  const published = (account: WechatAccount, days: string[]) =>
    figures.articles(account.appid).filter(({ day }) => days.includes(day));
  /** An article's figures from its day on, each row the sum up to that day. */
  const growth = (article: CountedArticle, most: number) => {
    const last = lastReadyDay(scope.clock(), scope.limits().wechat.statisticsReadyHour);
    const days = daysSince(article.day, last, most);
    return days.map((day, at) => ({
      day,
      sum: sumOf(days.slice(0, at + 1).map((each) => figures.of(article.msgid, each))),
    }));
  };

  return [
    endpoint(
      'getarticleread',
      byArticle(({ msgid }, day, { read_user }) => ({
        ref_date: day,
        msgid,
        detail: { read_user, read_user_source: sourcesOf(read_user) },
      })),
    ),
    endpoint(
      'getarticleshare',
      byArticle(({ msgid }, day, { share_user }) => ({ ref_date: day, msgid, detail: { share_user } })),
    ),
    endpoint(
      'getbizsummary',
      byDay((day, { read_subscribe_user: _not, ...sum }, sent) => ({
        ref_date: day,
        detail: { ...sum, read_user_source: sourcesOf(sum.read_user), send_page_count: sent },
      })),
    ),
    endpoint('getarticletotaldetail', (account, days) =>
      published(account, days).map((article) => ({
        ref_date: article.day,
        msgid: article.msgid,
        publish_type: article.publication.kind === 'mass' ? 0 : 1,
        title: article.title,
        content_url: article.url,
        detail_list: growth(article, DAYS_KEPT).map(({ day, sum }) => totalDetail(day, sum, account)),
      })),
    ),
    endpoint(
      'getarticlesummary',
      byArticle(({ msgid, title }, day, of) => ({ ref_date: day, user_source: 0, msgid, title, ...formerRow(of) })),
    ),
    endpoint('getarticletotal', (account, days) =>
      published(account, days)
        .filter(({ publication }) => publication.kind === 'mass')
        .map((article) => ({
          ref_date: article.day,
          msgid: article.msgid,
          title: article.title,
          details: growth(article, FORMER_DAYS_KEPT).map(({ day, sum }) => formerTotal(day, sum, account.followers)),
        })),
    ),
    endpoint(
      'getuserread',
      byDay((day, of) => ({ ref_date: day, user_source: 99_999_999, ...formerRow(of) })),
    ),
    endpoint(
      'getusershare',
      byDay((day, of) => ({ ref_date: day, share_scene: 1, share_count: of.share_user, share_user: of.share_user })),
    ),
    // By the hour: what is counted by the day here happened at noon.
    endpoint(
      'getuserreadhour',
      byDay((day, of) => ({ ref_date: day, ref_hour: NOON, user_source: 99_999_999, ...formerRow(of) })),
    ),
    endpoint(
      'getusersharehour',
      byDay((day, { share_user }) => ({
        ...{ ref_date: day, ref_hour: NOON, share_scene: 1 },
        ...{ share_count: share_user, share_user },
      })),
    ),
    // Followers neither come nor go.
    endpoint('getusersummary', (_account, days) =>
      days.map((day) => ({ ref_date: day, user_source: 0, new_user: 0, cancel_user: 0 })),
    ),
    endpoint('getusercumulate', ({ followers }, days) =>
      days.map((day) => ({ ref_date: day, user_source: 0, cumulate_user: followers })),
    ),
  ];
}

/** Where readers came from: everything counts as seen in the account's messages. */
function sourcesOf(readUser: number) {
  return ['全部', '公众号消息'].map((scene_desc) => ({ user_count: readUser, scene_desc }));
}

function totalDetail(day: string, sum: Figures, account: WechatAccount) {
  const { redirect_ori_page_user: _not, ...figures } = sum;
  const share = account.followers === 0 ? 0 : Math.min(1, sum.read_user / account.followers);
  return {
    stat_date: day,
    ...figures,
    read_user_source: sourcesOf(sum.read_user),
    praise_money: 0,
    read_delivery_rate: Number(share.toFixed(4)),
    read_finish_rate: 0,
    read_avg_activetime: 0,
    read_jump_position: [],
  };
}
