import { ApiProperty } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayNotEmpty, ArrayUnique, IsUUID } from 'class-validator';
import { TextResponse } from '../../../platform/http/text.dto.js';

export class ReleaseBody {
  @ApiProperty({ type: [String], format: 'uuid', maxItems: 100, description: '发布任务，一次最多 100 条' })
  @IsUUID('all', { each: true })
  @ArrayUnique()
  @ArrayMaxSize(100)
  @ArrayNotEmpty()
  ids: string[];
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
