import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, Unique } from 'typeorm';

/** One place in an issue: an approved article of one department. The first place is 头条. */
@Entity('mass_issue_article')
@Check('mass_issue_article_position', `"position" BETWEEN 1 AND 8`)
@Unique('mass_issue_article_marker', ['marker'])
@Unique('mass_issue_article_place', ['issueId', 'position'], { deferrable: 'INITIALLY DEFERRED' })
@Unique('mass_issue_article_once', ['issueId', 'sealId'])
@Index('mass_issue_article_seal', ['sealId'])
@Index('mass_issue_article_story', ['storyId'])
export class MassIssueArticle {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'mass_issue_article_pk' })
  id: string;

  @Column({ name: 'issue_id', type: 'uuid' })
  issueId: string;

  @ManyToOne('MassIssue', { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'issue_id', foreignKeyConstraintName: 'mass_issue_article_issue_fk' })
  issue?: unknown;

  @Column({ type: 'smallint' })
  position: number;

  @Column({ name: 'story_id', type: 'uuid' })
  storyId: string;

  @ManyToOne('Story', { onDelete: 'RESTRICT' })
  @JoinColumn({ name: 'story_id', foreignKeyConstraintName: 'mass_issue_article_story_fk' })
  story?: unknown;

  /** The approval it leaves under; looked at again right before the call, like a publication's own. */
  @Column({ name: 'seal_id', type: 'uuid' })
  sealId: string;

  @ManyToOne('ReviewSeal', { onDelete: 'RESTRICT' })
  @JoinColumn({ name: 'seal_id', foreignKeyConstraintName: 'mass_issue_article_seal_fk' })
  seal?: unknown;

  @Column({ name: 'seal_digest', type: 'text' })
  sealDigest: string;

  @Column({ name: 'department_id', type: 'uuid' })
  departmentId: string;

  @ManyToOne('Department', { onDelete: 'RESTRICT' })
  @JoinColumn({ name: 'department_id', foreignKeyConstraintName: 'mass_issue_article_department_fk' })
  department?: unknown;

  @Column({ name: 'window_from', type: 'timestamptz' })
  windowFrom: Date;

  @Column({ name: 'window_to', type: 'timestamptz' })
  windowTo: Date;

  /** In its read-more address, as a publication's own. */
  @Column({ type: 'text' })
  marker: string;

  /** Its text leads to the page of its story: without one it cannot leave, and with it nothing of the issue. */
  @Column({ name: 'needs_page', type: 'boolean', default: true })
  needsPage: boolean;

  @Column({ name: 'booked_by', type: 'uuid' })
  bookedBy: string;

  @ManyToOne('Person', { onDelete: 'RESTRICT' })
  @JoinColumn({ name: 'booked_by', foreignKeyConstraintName: 'mass_issue_article_booked_by_fk' })
  booker?: unknown;

  @Column({ name: 'booked_at', type: 'timestamptz', default: () => 'clock_timestamp()' })
  bookedAt: Date;
}
