import { ApiProperty } from '@nestjs/swagger';
import type { PictureFacts } from './media.service.js';

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

  @ApiProperty({ example: '/api/media/…', description: '查看地址（需登录）' })
  url: string;

  static of(picture: PictureFacts): MediaResponse {
    const { sha256, mime, size, width, height } = picture;
    return { sha256, mime, size, width, height, url: `/api/media/${sha256}` };
  }
}
