import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import type { LinkState, PostState } from '../looks/link-verdict.rules.js';
import type { LookCause } from '../looks/look-cause.rules.js';

/** What a look at something that is out has found. */
@Entity('post_look')
@Check('post_look_cause', `"cause" IS NOT NULL OR ("post" <> 'gone' AND "link" <> 'broken')`)
@Check('post_look_post', `"post" IN ('there','gone','unknown')`)
@Check('post_look_link', `"link" IN ('opens','broken','unknown','none')`)
@Index('post_look_bad', ['at'], { where: `post = 'gone' OR link = 'broken'` })
export class PostLook {
  @PrimaryColumn('uuid', { name: 'publication_id', primaryKeyConstraintName: 'post_look_pk' })
  publicationId: string;

  @ManyToOne('Publication', { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'publication_id', foreignKeyConstraintName: 'post_look_publication_fk' })
  publication?: unknown;

  @PrimaryColumn({
    type: 'timestamptz',
    default: () => 'clock_timestamp()',
    primaryKeyConstraintName: 'post_look_pk',
  })
  at: Date;

  /** How long after it went out, or out anew, it was due, e.g. `1m`; `again`: in between, for something was amiss. */
  @Column({ type: 'text' })
  age: string;

  @Column({ type: 'text' })
  post: PostState;

  @Column({ type: 'text' })
  link: LinkState;

  /** HTTP status of the link, where there was one. */
  @Column({ type: 'smallint', nullable: true })
  status: number | null;

  /** Why it is not simply there. */
  @Column({ type: 'text', nullable: true })
  cause: LookCause | null;

  /** What the client said, for whoever looks after the network. */
  @Column({ type: 'text', nullable: true })
  detail: string | null;
}
