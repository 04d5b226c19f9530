import { Check, Column, Entity, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';

/** What a platform counted of a post at a time; null = it does not say. Counts come as text: bigint. */
@Entity('post_figure')
@Check('post_figure_counts', `least("reads", "likes", "comments", "shares") >= 0`)
@Check('post_figure_some', `num_nonnulls("reads", "likes", "comments", "shares") > 0`)
export class PostFigure {
  @PrimaryColumn('uuid', { name: 'publication_id', primaryKeyConstraintName: 'post_figure_pk' })
  publicationId: string;

  @ManyToOne('Publication', { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'publication_id', foreignKeyConstraintName: 'post_figure_publication_fk' })
  publication?: unknown;

  @PrimaryColumn({
    type: 'timestamptz',
    default: () => 'clock_timestamp()',
    primaryKeyConstraintName: 'post_figure_pk',
  })
  at: Date;

  /** How long after it went out, or out anew, it was due, e.g. `1d`. */
  @Column({ type: 'text' })
  age: string;

  @Column({ type: 'bigint', nullable: true })
  reads: string | null;

  @Column({ type: 'bigint', nullable: true })
  likes: string | null;

  @Column({ type: 'bigint', nullable: true })
  comments: string | null;

  @Column({ type: 'bigint', nullable: true })
  shares: string | null;
}
