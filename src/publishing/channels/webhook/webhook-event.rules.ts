import { textOf } from '../../../accounts/settings/account-settings.rules.js';
import { renderPlainText } from '../../../stories/rendering/plain-text.rules.js';
import { renderWebHtml } from '../../../stories/rendering/web-html.rules.js';
import type { WebContent } from '../../../stories/variant-content.rules.js';
import { mediaOf } from '../../../stories/variants/read-variant.rules.js';
import type { PreparationJournal, SendPackage } from '../channel.js';

/** What a message asks of the receiver. */
export const WEBHOOK_EVENTS = [
  'publication.publish',
  'publication.lookup',
  'publication.correct',
  'publication.retract',
  'publication.restore',
  'picture.put',
  'ping',
] as const;
export type WebhookEvent = (typeof WEBHOOK_EVENTS)[number];

/** A picture the receiver has been given. */
export interface GivenPicture {
  /** Of the bytes given, which were made to fit a page: the picture that was approved may have others. */
  sha256: string;
  mime: string;
  alt: string;
  /** The receiver's address of it; empty when it told none. */
  url: string;
}

/** Step of the journal that says which pictures the receiver has: by sha256, a `GivenPicture` as JSON. */
export const PICTURES_STEP = 'pictures';

export function webContent(pack: Pick<SendPackage, 'content'>): WebContent {
  if (pack.content.channel !== 'web') throw new Error(`a ${pack.content.channel} text cannot leave on the web`);
  return pack.content;
}

/** The message's id: one for all tries of a publication, by which the receiver knows what it has taken already. */
export function publishId(publicationId: string): string {
  return `publication_${publicationId}`;
}

/** The column it is to stand in: the story's own choice, else the account's usual one; null = the receiver decides. */
export function columnOf(pack: Pick<SendPackage, 'content' | 'account'>): string | null {
  return webContent(pack).column ?? textOf(pack.account.settings, 'column');
}

/** The pictures of exactly this content, as they were given; null while one is missing. */
export function givenPictures(
  content: WebContent,
  journal: Pick<PreparationJournal, 'get'>,
): Map<string, GivenPicture> | null {
  const facts = journal.get(PICTURES_STEP) ?? {};
  const given = new Map<string, GivenPicture>();
  for (const sha256 of mediaOf(content)) {
    const picture = facts[sha256];
    if (picture === undefined) return null;
    given.set(sha256, { sha256, ...(JSON.parse(picture) as Omit<GivenPicture, 'sha256'>) });
  }
  return given;
}

/**
 * What the receiver is told of a page, sealed as it is. Pictures stand in the HTML under the receiver's own address where it told one,
 * under `cid:` and their sha256 where it did not.
 */
export function pageData(pack: SendPackage, pictures: ReadonlyMap<string, GivenPicture>): Record<string, unknown> {
  const content = webContent(pack);
  const { title, summary, body, cover } = content;
  const column = columnOf(pack);
  const digestOf = (sha256: string): string => pictures.get(sha256)?.sha256 ?? sha256;
  const addressOf = (sha256: string): string => pictures.get(sha256)?.url || `cid:${digestOf(sha256)}`;
  return {
    publicationId: pack.publicationId,
    marker: pack.marker,
    title,
    summary,
    html: renderWebHtml(body, { imageUrl: addressOf }),
    text: renderPlainText(body),
    column,
    department: pack.departmentName,
    source: pack.source,
    // The metadata of an article by 国办发〔2017〕47号; the time of publishing is the receiver's to say.
    fields: {
      ArticleTitle: title,
      ContentSource: pack.source,
      Description: summary,
      ...(column === null ? {} : { ColumnName: column }),
    },
    cover: cover && digestOf(cover),
    pictures: [...pictures.values()].map(({ sha256, mime, alt, url }) => ({
      sha256,
      cid: sha256,
      mime,
      alt,
      url: url === '' ? null : url,
    })),
  };
}
