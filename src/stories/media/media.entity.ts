import { Check, Column, Entity, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import type { AiLabels } from './picture/labels/ai-label.rules.js';

/** A picture, named by the sha256 of its bytes. Never changed: the database checks the digest itself. */
@Entity('media')
@Check('media_digest', `"sha256" = encode(sha256("bytes"), 'hex')`)
@Check('media_size', `"size" = octet_length("bytes") AND "size" BETWEEN 1 AND 10485760`)
@Check('media_mime', `"mime" IN ('image/jpeg','image/png','image/gif','image/webp')`)
@Check('media_dimensions', `"width" > 0 AND "height" > 0`)
@Check('media_place', `("bytes" IS NULL) = ("file" IS NOT NULL) AND ("file" IS NULL OR "file" = "sha256")`)
@Check('media_frames', `"frames" >= 1`)
@Check('media_labels', `"labels" IS NULL OR jsonb_typeof("labels") = 'object'`)
export class Media {
  @PrimaryColumn('character', { length: 64, primaryKeyConstraintName: 'media_pk' })
  sha256: string;

  @Column({ type: 'text' })
  mime: string;

  /** Bytes. */
  @Column({ type: 'integer' })
  size: number;

  /** Pixels as shown, that is after the turning its metadata asks for. */
  @Column({ type: 'integer' })
  width: number;

  @Column({ type: 'integer' })
  height: number;

  /** Null = in the file store. */
  @Column({ type: 'bytea', select: false, nullable: true })
  bytes: Buffer | null;

  /** The digest again when the bytes are in the file store. */
  @Column({ type: 'character', length: 64, nullable: true })
  file: string | null;

  @ManyToOne('StoredFile', { onDelete: 'RESTRICT' })
  @JoinColumn({ name: 'file', foreignKeyConstraintName: 'media_file_fk' })
  storedFile?: unknown;

  /** More than one when it moves. */
  @Column({ type: 'integer', default: 1 })
  frames: number;

  /** What its metadata said of its making by machine; null = nothing. */
  @Column({ type: 'jsonb', nullable: true })
  labels: AiLabels | null;

  @Column({ name: 'created_by', type: 'uuid' })
  createdBy: string;

  @ManyToOne('Person', { onDelete: 'RESTRICT' })
  @JoinColumn({ name: 'created_by', foreignKeyConstraintName: 'media_creator_fk' })
  creator?: unknown;

  @Column({ name: 'created_at', type: 'timestamptz', default: () => 'clock_timestamp()' })
  createdAt: Date;
}
