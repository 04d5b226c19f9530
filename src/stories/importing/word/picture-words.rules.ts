/** Names that cameras, telephones and office programs give: 图片 1, IMG_256, 微信图片_2024…, 屏幕截图(3). */
const NAMED =
  /^(图片|图像|图|微信图片|屏幕截图|截图|picture|image|img|photo|dsc|mvimg|screenshot|wx_camera)[\s\d_()（）.-]*$/i;
const FILE = /\.(png|jpe?g|gif|bmp|webp|emf|wmf|tiff?|heic)$/i;
/** What Office writes of a picture by itself, and says so. */
const GUESSED =
  /(描述已自动生成|AI 生成的内容可能不正确|description automatically generated|AI-generated content may be incorrect)/i;

/**
 * What a document says of a picture, where a person has written it.
 * @returns '' for names of files and what programs put there by themselves: readers who cannot see it would hear that
 */
export function pictureWords(words: string | undefined): string {
  const text = words?.trim() ?? '';
  return NAMED.test(text) || FILE.test(text) || GUESSED.test(text) ? '' : text;
}
