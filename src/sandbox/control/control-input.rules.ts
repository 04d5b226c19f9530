/** Reads fields of a control request; every mistake is a RangeError that names the field. */
export class ControlInput {
  private readonly raw: Record<string, unknown>;

  constructor(input: unknown) {
    if (typeof input !== 'object' || input === null || Array.isArray(input))
      throw new RangeError('a JSON object is expected');
    this.raw = input as Record<string, unknown>;
  }

  has(name: string): boolean {
    return this.raw[name] !== undefined;
  }

  text(name: string, byDefault: string): string {
    const value = this.raw[name] ?? byDefault;
    if (typeof value !== 'string' || value === '' || value.length > 500)
      throw new RangeError(`${name}: a text is expected`);
    return value;
  }

  flag(name: string, byDefault: boolean): boolean {
    const value = this.raw[name] ?? byDefault;
    if (typeof value !== 'boolean') throw new RangeError(`${name}: true or false is expected`);
    return value;
  }

  number(name: string): number | undefined {
    const value = this.raw[name];
    if (value === undefined) return undefined;
    if (typeof value !== 'number' || !Number.isFinite(value)) throw new RangeError(`${name}: a number is expected`);
    return value;
  }

  /** A whole number from 0 on. */
  count(name: string, byDefault: number): number {
    const value = this.number(name) ?? byDefault;
    if (!Number.isInteger(value) || value < 0) throw new RangeError(`${name}: a whole number ≥ 0 is expected`);
    return value;
  }

  /** A list of objects; undefined when not said. */
  list(name: string): ControlInput[] | undefined {
    const value = this.raw[name];
    if (value === undefined) return undefined;
    if (!Array.isArray(value)) throw new RangeError(`${name}: a list is expected`);
    return value.map((entry) => new ControlInput(entry));
  }

  /** A list of texts; null is allowed and means "no list". */
  texts(name: string, byDefault: string[] | null): string[] | null {
    const value = this.raw[name];
    if (value === undefined) return byDefault;
    if (value === null) return null;
    if (!Array.isArray(value) || !value.every((entry): entry is string => typeof entry === 'string')) {
      throw new RangeError(`${name}: a list of texts is expected`);
    }
    return value;
  }

  oneOf<T extends string>(name: string, choices: readonly T[], byDefault: T): T {
    const value = this.raw[name] ?? byDefault;
    const found = choices.find((choice) => choice === value);
    if (found === undefined) throw new RangeError(`${name}: one of ${choices.join(', ')}`);
    return found;
  }

  /** undefined: not said; null: taken away. */
  object(name: string): ControlInput | null | undefined {
    const value = this.raw[name];
    return value === undefined || value === null ? value : new ControlInput(value);
  }
}
