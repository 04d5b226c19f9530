import { attachmentDisposition, cleanFileName } from './file-name.rules.js';

it.each([
  ['示例访谈.mp4', 'mp4', '示例访谈.mp4'],
  ['a b.PDF', 'pdf', 'a b.pdf'],
  ['汇报.wps', 'doc', '汇报.wps'],
  ['../../etc/passwd', 'pdf', 'passwd.pdf'],
  ['C:\\Users\\某人\\稿.docx', 'docx', '稿.docx'],
  ['report.pdf.exe', 'pdf', 'report.pdf.exe.pdf'],
  ['photo\u202Efdp.exe', 'pdf', 'photofdp.exe.pdf'],
  ['a\r\nSet-Cookie: x.zip', 'zip', 'aSet-Cookie_ x.zip'],
  ['\0\x1b[31m.zip', 'zip', '[31m.zip'],
  ['..', 'pdf', '附件.pdf'],
  ['.pdf', 'pdf', 'pdf.pdf'],
  ['', 'xlsx', '附件.xlsx'],
  [undefined, 'mov', '附件.mov'],
  ['con.pdf', 'pdf', '_con.pdf'],
  ['a<b>:"|?*.pdf', 'pdf', 'a_b______.pdf'],
  ['e\u0301.pdf', 'pdf', 'é.pdf'],
  ['a \t\u3000 b . pdf', 'pdf', 'a b . pdf.pdf'],
] as const)('%j of a %s is kept as %j', (given, kind, kept) => {
  expect(cleanFileName(given, kind)).toBe(kept);
});

it('is never longer than a disk takes, and no sign is cut in two', () => {
  for (const sign of ['a', '汉', '😀']) {
    const name = cleanFileName(`${sign.repeat(500)}.docx`, 'docx');
    expect(Buffer.byteLength(name)).toBeLessThanOrEqual(205);
    expect(() => encodeURIComponent(name)).not.toThrow();
    expect(name.endsWith(`${sign}.docx`)).toBe(true);
  }
});

it.each(['. ', '..', ' ', '/', '\u200b', '汉'])('comes of a name of a hundred thousand %j at once', (sign) => {
  const beganAt = performance.now();
  expect(cleanFileName(`x${sign.repeat(100_000)}y.pdf`, 'pdf')).toMatch(/y\.pdf$|^汉+\.pdf$/);
  expect(performance.now() - beganAt).toBeLessThan(1_000);
});

it('is told to browsers in a header that cannot be broken out of', () => {
  expect(attachmentDisposition('示例 "1"(终)\'.pdf')).toBe(
    `attachment; filename="__ _1_(_)'.pdf"; filename*=UTF-8''%E7%A4%BA%E4%BE%8B%20%221%22%28%E7%BB%88%29%27.pdf`,
  );
});

it('a name of which ASCII leaves nothing has another one for programs that know no better', () => {
  expect(attachmentDisposition('人工发布-示例.zip', 'hand-package')).toMatch(
    /^attachment; filename="hand-package\.zip"; /,
  );
  expect(attachmentDisposition('示例.pdf')).toContain('filename="file.pdf"');
});
