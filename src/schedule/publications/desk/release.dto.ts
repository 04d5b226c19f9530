import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayNotEmpty, ArrayUnique, IsArray, IsOptional, IsUUID, ValidateNested } from 'class-validator';
import { TextResponse } from '../../../platform/http/text.dto.js';
import type { BulkReleasePreview } from '../bulk-release.service.js';
import { ShownBody } from './publication-acts.dto.js';
import { MovePreviewResponse, toMovePreview } from './move-preview.dto.js';

export class ReleasePreviewBody {
  @ApiProperty({ type: [String], format: 'uuid', maxItems: 100, description: '发布任务，一次最多 100 条' })
  @IsUUID('all', { each: true })
  @ArrayUnique()
  @ArrayMaxSize(100)
  @ArrayNotEmpty()
  ids: string[];
}

export class ShownReleaseBody extends ShownBody {
  @ApiProperty({ format: 'uuid' })
  @IsUUID()
  id: string;
}

/** The same, and what was shown of each. */
export class ReleaseBody extends ReleasePreviewBody {
  @ApiPropertyOptional({ type: [ShownReleaseBody], description: '逐条确认前看到的；与现在不符的那条拒绝，其余照办' })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(100)
  @ValidateNested({ each: true })
  @Type(() => ShownReleaseBody)
  shown?: ShownReleaseBody[];
}

export class ReleasedResponse {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ format: 'date-time' })
  slotAt: Date;
}

export class RefusedResponse {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty()
  code: string;

  @ApiProperty({ type: TextResponse })
  text: TextResponse;
}

export class ReleaseResponse {
  @ApiProperty({ type: [ReleasedResponse] })
  released: ReleasedResponse[];

  @ApiProperty({ type: [RefusedResponse] })
  refused: RefusedResponse[];
}

/** What would become of one of many, and that it is that one. */
export class PlannedReleaseResponse extends MovePreviewResponse {
  @ApiProperty({ format: 'uuid' })
  id: string;
}

export class ReleasePreviewResponse {
  @ApiProperty({ type: [PlannedReleaseResponse], description: '会得到新时间的，按安排的先后' })
  planned: PlannedReleaseResponse[];

  @ApiProperty({ type: [RefusedResponse], description: '排不上的，逐条说明原因' })
  refused: RefusedResponse[];
}

/** @param zone IANA name in which times within texts are written */
export function toReleasePreview({ planned, refused }: BulkReleasePreview, zone: string): ReleasePreviewResponse {
  return {
    planned: planned.map((then) => {
      const { id, wishedAt, slotAt, validUntil, because, forecast } = then;
      const slot = {
        ...{ wish: wishedAt.getTime(), slot: slotAt.getTime(), validUntil: validUntil.getTime() },
        ...{ because, forecast },
      };
      return { id, ...toMovePreview(slot, then, zone) };
    }),
    refused,
  };
}
