import { BODY_WORDS } from './body-words.rules.js';
import { MARK_ATTRIBUTES, NODE_ATTRIBUTES } from './document-attributes.rules.js';

describe('what is said of a body', () => {
  it('names every node and mark it may have, and what each must or may say of itself', () => {
    for (const name of [...Object.keys(NODE_ATTRIBUTES), ...Object.keys(MARK_ATTRIBUTES)])
      expect(BODY_WORDS).toContain(name);
    for (const words of [
      'heading(level, textAlign?)→inline*',
      'image(sha256, alt, caption?)',
      'link(href)',
      'listItem→paragraph block*',
    ])
      expect(BODY_WORDS).toContain(words);
    expect(BODY_WORDS).toContain('level 为 2、3、4');
    // What editors send along and nobody keeps is nothing to write.
    expect(BODY_WORDS).not.toContain('colwidth');
  });
});
