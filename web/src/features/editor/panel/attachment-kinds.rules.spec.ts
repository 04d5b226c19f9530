import { type AttachmentKind, acceptedBy, refusalOf } from './attachment-kinds.rules';

const MB = 1_048_576;
const KINDS: AttachmentKind[] = [
  { kind: 'mp4', mime: 'video/mp4', extensions: ['mp4', 'm4v'], maxBytes: 3 * MB },
  { kind: 'pdf', mime: 'application/pdf', extensions: ['pdf'], maxBytes: MB },
];

describe('which files are not sent at all', () => {
  test.each([
    ['one of a kind that is taken, whatever the case of its ending', '示例.MP4', 3 * MB, null],
    ['one that is larger than its kind may be', '示例.pdf', MB + 1, { why: 'size', mostBytes: MB }],
    ['one of another kind', '示例.exe', 10, { why: 'kind' }],
    ['one whose name has no ending', 'pdf', 10, { why: 'kind' }],
    ['one without a byte', '示例.pdf', 0, { why: 'empty' }],
  ])('%s', (_what, name, size, expected) => {
    expect(refusalOf({ name, size }, KINDS)).toEqual(expected);
  });

  test('the chooser offers every ending of every kind', () => {
    expect(acceptedBy(KINDS)).toBe('.mp4,.m4v,.pdf');
  });
});
