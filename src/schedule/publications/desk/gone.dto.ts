import { ApiProperty } from '@nestjs/swagger';
import { TextResponse } from '../../../platform/http/text.dto.js';
import { GONE_NOTES, type GoneNote, type GoneView } from '../publication-view.rules.js';

export class GoneNoteResponse {
  @ApiProperty({ format: 'date-time' })
  at: string;

  @ApiProperty({ type: String, nullable: true, description: '谁登记的' })
  by: string | null;

  @ApiProperty({ enum: GONE_NOTES, description: 'seen 已知悉，正在处理；withdrawn 按已撤下对待' })
  as: GoneNote;

  @ApiProperty()
  note: string;
}

export class GoneResponse {
  @ApiProperty({ format: 'date-time', description: '何时发现' })
  at: string;

  @ApiProperty({ type: TextResponse, description: '凭什么说它不在了' })
  text: TextResponse;

  @ApiProperty({ type: GoneNoteResponse, nullable: true, description: '谁登记了知悉；还没有人登记的为空' })
  noted: GoneNoteResponse | null;
}

export function toGone({ at, why, noted }: GoneView): GoneResponse {
  const iso = (time: string): string => new Date(time).toISOString();
  return { at: iso(at), text: why.text, noted: noted && { ...noted, at: iso(noted.at) } };
}
