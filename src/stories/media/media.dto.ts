import { ApiProperty } from '@nestjs/swagger';
import type { PictureFacts } from './media.service.js';
import type { AiLabels } from './picture/labels/ai-label.rules.js';

export class MediaResponse {
  @ApiProperty({ description: '图片内容的 SHA-256（小写十六进制），在正文和封面中以它引用' })
  sha256: string;

  @ApiProperty({ enum: ['image/jpeg', 'image/png', 'image/gif', 'image/webp'] })
  mime: string;

  @ApiProperty({ description: '字节数' })
  size: number;

  @ApiProperty({ description: '显示宽度（像素）' })
  width: number;

  @ApiProperty({ description: '显示高度（像素）' })
  height: number;

  @ApiProperty({ description: '帧数，大于 1 为动图' })
  frames: number;

  @ApiProperty({
    type: 'object',
    nullable: true,
    properties: { aigc: { type: 'string' }, sourceType: { type: 'string' } },
    description: '图片自带的人工智能生成标识（AIGC 隐式标识、IPTC 来源类型），随图保留；没有则为 null',
  })
  labels: AiLabels | null;

  @ApiProperty({ example: '/api/media/…', description: '查看地址（需登录）' })
  url: string;

  static of(picture: PictureFacts): MediaResponse {
    const { sha256, mime, size, width, height, frames, labels } = picture;
    return { sha256, mime, size, width, height, frames, labels, url: `/api/media/${sha256}` };
  }
}
