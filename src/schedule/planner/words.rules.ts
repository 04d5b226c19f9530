/** Words for people, in both languages of the product. */
export interface Words {
  readonly zh: string;
  readonly en: string;
}
