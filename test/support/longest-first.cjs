const { default: Sequencer } = require('@jest/test-sequencer');

/** What takes longest, the longest first. All else comes after it, the largest files first. */
const LONGEST = [
  /\/test\/drill\/.*(?<!\.rules)\.spec\.ts$/,
  /\/test\/e2e\/(start|demo|main-path)\.spec\.ts$/,
  /\/test\/bench\/bench\.spec\.ts$/,
  /\/test\/medium\/(claims|foresight|settling|schedule)\.spec\.ts$/,
  /\/test\/e2e\/console\//,
  /\/test\/medium\/channels\/wordpress\.spec\.ts$/,
  /\/test\/(e2e|medium|property)\//,
];

/**
 * Begins with what takes longest, so that no worker is left alone with it at the end: on a fresh clone Jest has no times of an earlier run
 * to go by, and the longest specs are not the largest files.
 */
module.exports = class LongestFirst extends Sequencer {
  sort(tests) {
    const place = ({ path }) => {
      const at = LONGEST.findIndex((kind) => kind.test(path));
      return at < 0 ? LONGEST.length : at;
    };
    return super.sort(tests).sort((one, other) => place(one) - place(other));
  }
};
