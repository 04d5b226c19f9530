import { ApiProperty } from '@nestjs/swagger';
import { IsInt, IsString, Matches, Max, MaxLength, Min } from 'class-validator';
import type { StoryWorkingCopy } from './story-working-copy.entity.js';

/** Twice what the largest body has: texts, facts and channel forms beside it. Characters. */
const LONGEST_COPY = 600_000;

export class KeepWorkingCopyRequest {
  @ApiProperty({ minimum: 1, description: '从第几版改起' })
  @IsInt()
  @Min(1)
  @Max(2_147_483_647)
  baseRevision: number;

  @ApiProperty({ maxLength: LONGEST_COPY, description: '编辑器自己的 JSON；系统原样保存，不作检查' })
  @IsString()
  @MaxLength(LONGEST_COPY)
  @Matches(/^[^\0]*$/, { message: '不能含空字符。 | No NUL characters.' })
  content: string;
}

export class WorkingCopyResponse {
  @ApiProperty({ description: '从第几版改起' })
  baseRevision: number;

  @ApiProperty()
  content: string;

  @ApiProperty({ format: 'date-time' })
  savedAt: Date;

  static of({ baseRevision, content, savedAt }: StoryWorkingCopy): WorkingCopyResponse {
    return { baseRevision, content, savedAt };
  }
}

export class OwnWorkingCopyResponse {
  @ApiProperty({ type: WorkingCopyResponse, nullable: true, description: '没有未保存的修改时为 null' })
  copy: WorkingCopyResponse | null;
}
