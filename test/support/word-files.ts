import { buffer } from 'node:stream/consumers';
import { ZipFile } from 'yazl';

const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const OFFICE = 'http://schemas.openxmlformats.org/package/2006';
export const WORD_SPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';

export async function packed(parts: Readonly<Record<string, string | Buffer>>): Promise<Buffer> {
  const zip = new ZipFile();
  for (const [name, part] of Object.entries(parts)) zip.addBuffer(Buffer.from(part as string), name);
  zip.end();
  return buffer(zip.outputStream);
}

/**
 * A Word document.
 * @param body paragraphs and tables; pictures by `r9` (word/media/one.png) and `r8` (word/media/two.emf)
 * @param more further parts: word/styles.xml, word/numbering.xml, word/footnotes.xml, pictures
 */
export function wordFile(body: string, more: Readonly<Record<string, string | Buffer>> = {}): Promise<Buffer> {
  const relation = (id: string, kind: string, target: string): string =>
    `<Relationship Id="${id}" Type="${RELATIONS}/${kind}" Target="${target}"/>`;
  return packed({
    '[Content_Types].xml': `<Types xmlns="${OFFICE}/content-types"><Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="png" ContentType="image/png"/><Default Extension="emf" ContentType="image/x-emf"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`,
    '_rels/.rels': `<Relationships xmlns="${OFFICE}/relationships">${relation('r1', 'officeDocument', 'word/document.xml')}</Relationships>`,
    'word/_rels/document.xml.rels': `<Relationships xmlns="${OFFICE}/relationships">${[
      relation('r9', 'image', 'media/one.png'),
      relation('r8', 'image', 'media/two.emf'),
      relation('r2', 'styles', 'styles.xml'),
      relation('r3', 'numbering', 'numbering.xml'),
      relation('r4', 'footnotes', 'footnotes.xml'),
    ].join('')}</Relationships>`,
    'word/document.xml': `<w:document ${WORD_SPACE} xmlns:r="${RELATIONS}" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><w:body>${body}</w:body></w:document>`,
    ...more,
  });
}

/** @param properties further paragraph properties */
export function wordParagraph(text: string, style = '', properties = ''): string {
  const own = `${style && `<w:pStyle w:val="${style}"/>`}${properties}`;
  return `<w:p>${own && `<w:pPr>${own}</w:pPr>`}<w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`;
}

/** @param words the alternative text that the file gives it */
export function wordPicture(relation: 'r9' | 'r8', words = ''): string {
  return `<w:p><w:r><w:drawing><wp:inline><wp:docPr id="1" name="x" descr="${words}"/><a:graphic><a:graphicData><pic:pic><pic:blipFill><a:blip r:embed="${relation}"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>`;
}
