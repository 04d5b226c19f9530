import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { TextResponse } from '../http/text.dto.js';

export class AliveResponse {
  @ApiProperty({ enum: ['ok'] })
  status: 'ok';
}

export class PartResponse {
  @ApiProperty({ example: 'database' })
  name: string;

  @ApiProperty()
  ready: boolean;

  @ApiPropertyOptional({ type: TextResponse, description: '未就绪的原因与处理办法' })
  why?: TextResponse;
}

export class ReadyResponse {
  @ApiProperty({ enum: ['ready', 'not ready'] })
  status: 'ready' | 'not ready';

  @ApiProperty({ type: PartResponse, isArray: true, description: '各组成部分的状态' })
  parts: PartResponse[];

  @ApiProperty({ type: String, isArray: true, description: '尚未就绪的部分' })
  notReady: string[];
}
