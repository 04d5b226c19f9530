/** What a refusal looks like to people and programs: a stable code, an HTTP status, and a text in both languages that says what to do. */
export interface ErrorDefinition {
  /** Stable, upper snake case, unique in the product, e.g. `STORY_STALE_VERSION`. */
  code: string;
  /** HTTP status the edge answers with. */
  status: number;
  /** Level the edge logs it at: `info` for people's slips, `warn` for refusals worth a look, `error` for our own faults. */
  level: 'info' | 'warn' | 'error';
  /** Text with `{name}` places that are filled from the parameters. */
  zh: string;
  en: string;
}

export interface LocalText {
  zh: string;
  en: string;
}

/** Values for the places; a text that differs by language is given in both. */
export type ErrorParameters = Record<string, string | number | LocalText>;

/** The only error class features throw on purpose. One filter maps it to problem+json; it is logged once, there. */
export class AppError extends Error {
  readonly text: LocalText;

  /**
   * @param definition one of the constants of a `<feature>.errors.ts`
   * @param parameters values for the places in the texts
   * @param pointer JSON pointer or dotted path of the field at fault, e.g. `rules[0].max`
   * @param detail extra machine-readable facts that join the problem document (never secrets)
   */
  constructor(
    readonly definition: ErrorDefinition,
    readonly parameters: ErrorParameters = {},
    readonly pointer?: string,
    readonly detail?: Record<string, unknown>,
  ) {
    super(`${definition.code}: ${fill(definition.en, parameters, 'en')}`);
    this.name = 'AppError';
    this.text = { zh: fill(definition.zh, parameters, 'zh'), en: fill(definition.en, parameters, 'en') };
  }

  get code(): string {
    return this.definition.code;
  }

  get status(): number {
    return this.definition.status;
  }
}

function fill(template: string, parameters: ErrorParameters, language: keyof LocalText): string {
  return template.replace(/\{(\w+)\}/g, (place, name: string) => {
    const value = parameters[name];
    if (value === undefined) return place;
    return typeof value === 'object' ? value[language] : String(value);
  });
}
