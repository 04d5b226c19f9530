import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsBoolean, IsOptional } from 'class-validator';
import { IN_HANDS, type InHand } from '../publication-state.rules.js';
import type { PublicationView } from '../publication-view.rules.js';
import type { GrantedSlot } from '../planning/slot.service.js';
import { WishBody } from './publication-acts.dto.js';
import { SlotResponse, toSlotResponse, WaitResponse, waitsFor } from './publication.dto.js';

export class MovePreviewBody extends WishBody {
  @ApiPropertyOptional({ description: '按加急预看：可越过本单位的规则', default: false })
  @IsOptional()
  @IsBoolean()
  urgent?: boolean;
}

export class MovePreviewResponse extends SlotResponse {
  @ApiProperty({
    type: WaitResponse,
    isArray: true,
    description: '到了这个时间还会等什么，怎么办；没有的到时自动发出',
  })
  waitsFor: WaitResponse[];

  @ApiProperty({
    enum: IN_HANDS,
    nullable: true,
    description: '到时系统交给谁在平台上完成发布：draft、hand、administrator，同 inHand；系统自己发出的为空',
  })
  handedTo: InHand | null;
}

/** @param zone IANA name in which times within texts are written */
export function toMovePreview(slot: GrantedSlot, then: PublicationView, zone: string): MovePreviewResponse {
  const { inHand } = then;
  return { ...toSlotResponse(slot), waitsFor: waitsFor({ ...then, inHand: null }, zone), handedTo: inHand };
}
