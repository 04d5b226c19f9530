import { ApiProperty } from '@nestjs/swagger';
import { MediaResponse } from '../media.dto.js';
import type { StoryPicture } from './story-picture.service.js';

class UploaderResponse {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty()
  name: string;
}

/** A picture with what is known of where it comes from. */
export class StoryPictureResponse extends MediaResponse {
  @ApiProperty({ description: '替代文字：图上是什么' })
  alt: string;

  @ApiProperty({ description: '是否为封面' })
  cover: boolean;

  @ApiProperty({ type: UploaderResponse, description: '最早上传这张图片的人' })
  uploadedBy: UploaderResponse;

  @ApiProperty({ format: 'date-time', description: '最早上传的时间' })
  uploadedAt: string;

  static from({ picture, alt, cover, uploadedBy, uploadedAt }: StoryPicture): StoryPictureResponse {
    return { ...MediaResponse.of(picture), alt, cover, uploadedBy, uploadedAt: uploadedAt.toISOString() };
  }
}
