import type { LocalText } from '../errors/app-error.js';

/** Why a part is not ready, in words for whoever asks. What any other error says stays in the log: it may name inner addresses. */
export class NotReady extends Error {
  constructor(readonly text: LocalText) {
    super(text.en);
    this.name = 'NotReady';
  }
}
