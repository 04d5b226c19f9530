import { pictureWords } from './picture-words.rules.js';

test.each([
  '图片 1',
  'IMG_256',
  'DSC_0012',
  '微信图片_20240501120000',
  'C:\\照片\\车间.JPG',
  '男人坐在桌前\n\n描述已自动生成',
  '  ',
  undefined,
])('what no person has said of a picture is nothing: %j', (words) => expect(pictureWords(words)).toBe(''));

test.each(['实训车间里的机床', '图片展开幕式', '2024 年颁奖现场', 'Image of the workshop'])(
  'what a person has said of a picture stays: %s',
  (words) => expect(pictureWords(words)).toBe(words),
);
