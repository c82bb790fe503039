import type { PastList, PastWord } from "./past-list";

/** One line of a list about a family, for its page. */
export interface PastListing extends PastWord {
  readonly id: string;
  readonly list: PastList;
  /** YYYY-MM-DD: the day of the list. */
  readonly asOf: string;
  /** Name of the person who was listed; null where the list was matched by the card. */
  readonly name: string | null;
}
