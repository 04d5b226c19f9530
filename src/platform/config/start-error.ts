/** Why the system cannot start, in both languages, with what to do about it. The entry prints it and exits with the code; nothing else throws it. */
export class StartError extends Error {
  /**
   * @param zh cause and remedy in Chinese
   * @param en the same in English
   * @param exitCode 2 when the operator's input is at fault, 1 when the surroundings are
   */
  constructor(
    readonly zh: string,
    readonly en: string,
    readonly exitCode: 1 | 2 = 1,
    options?: ErrorOptions,
  ) {
    super(`${zh}\n${en}`, options);
    this.name = 'StartError';
  }
}
