import { mediaPath, pagePath, type PageSummary } from '../../publishing/channels/site/site-page.rules.js';
import { markup, type Markup } from '../frame/markup.rules.js';
import { isoTime, shownDay } from '../frame/site-time.rules.js';
import { titleMarkup } from '../frame/title.rules.js';

/** Names of pillars by id, for the label of a story. */
export type PillarNames = ReadonlyMap<string, string>;

/** Stories as cards. The cover repeats what the title says, so readers who listen are spared it. */
export function storyCards(pages: readonly PageSummary[], pillars: PillarNames, zone: string): Markup {
  return markup`<ul class="cards">${pages.map((page) => markup`<li>${storyCard(page, pillars, zone)}</li>\n`)}</ul>`;
}

/** One story: cover, title, summary, whose it is and since when it is out. */
export function storyCard(page: PageSummary, pillars: PillarNames, zone: string, lead = false): Markup {
  const pillar = page.pillarId === null ? undefined : pillars.get(page.pillarId);
  const cover =
    page.cover === null
      ? markup`<span class="card-plain" aria-hidden="true">${pillar ?? '宣传稿件'}</span>`
      : markup`<img src="${mediaPath(page.cover, lead ? 1_280 : 640)}" alt="" loading="${lead ? 'eager' : 'lazy'}">`;
  return markup`<article class="card${lead && ' card-lead'}">
<div class="card-cover">${cover}</div>
<div class="card-text">
${pillar !== undefined && markup`<p class="card-label">${pillar}</p>\n`}<h3><a href="${pagePath(page.slug)}">${titleMarkup(page.title)}</a></h3>
${page.summary !== '' && markup`<p class="card-summary">${page.summary}</p>\n`}${byline(page, zone)}
</div>
</article>`;
}

/** Source and day of a story. */
export function byline(page: PageSummary, zone: string): Markup {
  return markup`<p class="byline"><span>${page.departmentName}</span><time datetime="${isoTime(page.publishedAt, zone)}">${shownDay(page.publishedAt, zone)}</time></p>`;
}
