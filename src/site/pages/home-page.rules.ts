import type { PublicCampaign, PublicPillar } from '../../campaigns/campaign.rules.js';
import { pagePath, type PageSummary } from '../../publishing/channels/site/site-page.rules.js';
import { type CampaignPhase, PHASE_NAMES } from './campaign-phase.rules.js';
import { type PageHead, renderPage, type SiteFrame } from '../frame/frame.rules.js';
import { markup, type Markup } from '../frame/markup.rules.js';
import { shownWindow } from '../frame/site-time.rules.js';
import { titleMarkup } from '../frame/title.rules.js';
import { type PillarNames, storyCard, storyCards } from './story-list.rules.js';

/** A campaign on the home page, with the newest stories of its pillars by the pillar's id. */
export interface ShownCampaign {
  campaign: PublicCampaign;
  phase: CampaignPhase;
  newest: ReadonlyMap<string, readonly PageSummary[]>;
}

export interface HomePage {
  /** The campaigns of the day, in full. */
  campaigns: readonly ShownCampaign[];
  /** Other campaigns, by name only. */
  earlier: readonly PublicCampaign[];
  /** Newest stories of the whole site. */
  stories: readonly PageSummary[];
  /** Whether there are more than `stories`. */
  more: boolean;
  pillars: PillarNames;
}

/** The home page: what is going on, and what is new. */
export function renderHome(frame: SiteFrame, page: HomePage): string {
  const [first] = page.campaigns;
  const about = first?.campaign.theme ?? first?.campaign.title;
  const description = about === undefined ? `${frame.siteName}宣传专栏` : `${frame.siteName}宣传专栏：${about}`;
  const head: PageHead = {
    title: null,
    description,
    path: '/',
    kind: 'website',
    image: null,
    metas: [],
    data: {
      '@context': 'https://schema.org',
      '@type': 'WebSite',
      name: frame.siteName,
      url: `${frame.origin}/`,
      inLanguage: 'zh-CN',
      potentialAction: {
        '@type': 'SearchAction',
        target: { '@type': 'EntryPoint', urlTemplate: `${frame.origin}/search?q={search_term_string}` },
        'query-input': 'required name=search_term_string',
      },
    },
  };
  return renderPage(
    frame,
    head,
    markup`${page.campaigns.map((shown) => campaignSection(shown))}${newestSection(frame, page)}${earlierSection(page.earlier)}`,
  );
}

function campaignSection({ campaign, phase, newest }: ShownCampaign): Markup {
  const { id, title, theme, windowFrom, windowTo, pillars } = campaign;
  return markup`<section class="campaign" aria-labelledby="campaign-${id}">
<div class="wrap">
<p class="eyebrow"><span class="phase phase-${phase}">${PHASE_NAMES[phase]}</span>${shownWindow(windowFrom, windowTo)}</p>
<h2 id="campaign-${id}">${titleMarkup(title)}</h2>
${theme !== null && markup`<p class="theme">${theme}</p>\n`}${
    pillars.length > 0 &&
    markup`<ol class="pillars">${pillars.map((pillar) => pillarItem(pillar, newest.get(pillar.id) ?? []))}</ol>`
  }
</div>
</section>
`;
}

function pillarItem({ id, title }: PublicPillar, newest: readonly PageSummary[]): Markup {
  const links = newest.map((page) => markup`<li><a href="${pagePath(page.slug)}">${titleMarkup(page.title)}</a></li>`);
  return markup`<li class="pillar">
<h3><a href="/pillars/${id}">${titleMarkup(title)}</a></h3>
${links.length > 0 ? markup`<ul class="pillar-news">${links}</ul>` : markup`<p class="quiet">稿件即将发布</p>`}
</li>
`;
}

function newestSection({ siteName, zone }: SiteFrame, { stories, more, pillars }: HomePage): Markup {
  const [lead, ...others] = stories;
  if (lead === undefined) {
    return markup`<section class="wrap newest" aria-labelledby="newest">
<h2 id="newest">最新稿件</h2>
<div class="empty">
<p><strong>还没有发布的稿件。</strong></p>
<p>${siteName}的稿件写成、通过三级审核并排定时间后，会自动出现在这里。可以先<a href="/feed.atom">订阅</a>，有新稿即知。</p>
</div>
</section>
`;
  }
  return markup`<section class="wrap newest" aria-labelledby="newest">
<h2 id="newest">最新稿件</h2>
${storyCard(lead, pillars, zone, true)}
${others.length > 0 && storyCards(others, pillars, zone)}
${more && markup`<p class="turn"><a class="more" href="/stories">全部稿件</a></p>`}
</section>
`;
}

function earlierSection(campaigns: readonly PublicCampaign[]): Markup | null {
  if (campaigns.length === 0) return null;
  return markup`<section class="wrap earlier" aria-labelledby="earlier">
<h2 id="earlier">往期专题</h2>
<ul>${campaigns.map(
    ({ title, windowFrom, windowTo, pillars }) => markup`<li>
<h3>${titleMarkup(title)}</h3>
<p class="quiet">${shownWindow(windowFrom, windowTo)}</p>
<p class="earlier-pillars">${pillars.map(({ id, title: name }) => markup`<a href="/pillars/${id}">${name}</a>\n`)}</p>
</li>
`,
  )}</ul>
</section>
`;
}
