import { ApiProperty } from '@nestjs/swagger';
import type { Words } from '../planner/words.rules.js';
import { DUPLICATE_CODES, type DuplicateCode } from './near-duplicate.rules.js';

/** A warning: the same thing goes out, or went out, near this publication. */
export class NearDuplicateResponse {
  @ApiProperty({ enum: DUPLICATE_CODES })
  code: DuplicateCode;

  @ApiProperty({
    type: 'object',
    properties: { zh: { type: 'string' }, en: { type: 'string' } },
    required: ['zh', 'en'],
  })
  text: Words;

  @ApiProperty({ type: String, format: 'uuid', nullable: true, description: '另一条发布任务；您不可查看时为 null' })
  publicationId: string | null;

  @ApiProperty({ format: 'date-time', description: '另一条的发布时间' })
  at: string;
}

/** A warning about a story that is not planned yet. */
export class StoryDuplicateResponse extends NearDuplicateResponse {
  @ApiProperty({ type: Number, nullable: true, description: '文字相同的程度，0 到 1；不是按文字比较的为 null' })
  likeness: number | null;

  @ApiProperty({ type: String, format: 'uuid', nullable: true, description: '另一篇稿件；您不可查看时为 null' })
  storyId: string | null;
}
