import { Check, Column, Entity, Index, PrimaryColumn, Unique } from 'typeorm';

/** A page of the public site, as it was published. It is a record of its own: nothing of it is looked up in the story any more. */
@Entity('site_page')
@Unique('site_page_publication', ['publicationId'])
@Unique('site_page_slug', ['slug'])
@Check('site_page_slug_form', `"slug" ~ '^[0-9a-z-]{1,80}$'`)
@Check('site_page_cover', `"cover" IS NULL OR "cover" ~ '^[0-9a-f]{64}$'`)
@Check('site_page_title', `btrim("title") <> ''`)
@Index('site_page_latest', ['publishedAt', 'id'], { where: 'tombstoned_at IS NULL' })
@Index('site_page_pictures', ['pictures'], { type: 'gin' })
@Index('site_page_terms', ['terms'], { type: 'gin' })
@Index('site_page_pillar', ['pillarId', 'publishedAt'], { where: 'tombstoned_at IS NULL' })
export class SitePage {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'site_page_pk' })
  id: string;

  /** One page per publication: sending twice cannot make two. */
  @Column({ name: 'publication_id', type: 'uuid' })
  publicationId: string;

  @Column({ type: 'text' })
  slug: string;

  @Column({ type: 'text' })
  title: string;

  @Column({ type: 'text' })
  summary: string;

  /** Body as `renderWebHtml` wrote it from the sealed document. */
  @Column({ type: 'text' })
  html: string;

  /** sha256 (hex) of the cover picture, or null. */
  @Column({ type: 'text', nullable: true })
  cover: string | null;

  /** sha256 (hex) of every picture of the page, the cover's too: what the public may fetch. */
  @Column({ type: 'text', array: true, default: '{}' })
  pictures: string[];

  /** What is searched: title, summary, source and words of the body, folded by `site_folded`. (trigger) */
  @Column({ type: 'text', default: '', select: false })
  folded: string;

  /** Every character and every pair of neighbours in `folded`. (trigger) */
  @Column({ type: 'text', array: true, default: '{}', select: false })
  terms: string[];

  @Column({ name: 'department_name', type: 'text' })
  departmentName: string;

  @Column({ name: 'story_id', type: 'uuid', nullable: true })
  storyId: string | null;

  @Column({ name: 'campaign_id', type: 'uuid', nullable: true })
  campaignId: string | null;

  @Column({ name: 'pillar_id', type: 'uuid', nullable: true })
  pillarId: string | null;

  /** The true instant, by the database's clock: pages are never back-dated. */
  @Column({ name: 'published_at', type: 'timestamptz', default: () => 'clock_timestamp()' })
  publishedAt: Date;

  @Column({ name: 'updated_at', type: 'timestamptz', default: () => 'clock_timestamp()' })
  updatedAt: Date;

  /** Set when a later approved text took the place of the first one: the page says so. */
  @Column({ name: 'corrected_at', type: 'timestamptz', nullable: true })
  correctedAt: Date | null;

  /** Set when the page was taken down: its address then says so instead of vanishing. */
  @Column({ name: 'tombstoned_at', type: 'timestamptz', nullable: true })
  tombstonedAt: Date | null;
}
