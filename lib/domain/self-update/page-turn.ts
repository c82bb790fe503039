/** Questions of one page: few enough for a small screen read aloud. */
export const PAGE_SIZE = 4;

const LIST = /^\d{1,3}(?:\.\d{1,3}){0,199}$/;

/** The places that an address names (`3.4.7`); null where it names none. */
export function readPlaces(text: unknown): readonly number[] | null {
  return typeof text === "string" && LIST.test(text) ? text.split(".").map(Number) : null;
}

export function placesText(places: readonly number[]): string {
  return places.join(".");
}

/** What a page asks of those that wait. */
export function onPage(waiting: readonly number[], visible: readonly number[]): readonly number[] {
  return visible.filter((at) => waiting.includes(at)).slice(0, PAGE_SIZE);
}

/**
 * What still waits after a page was saved: the rest of what did, and what an answer made appear, in the order of the section. So a question
 * that depends on another comes on the next page, without script.
 * @param before visible places before the page was saved
 */
export function afterPage(
  waiting: readonly number[],
  asked: readonly number[],
  before: readonly number[],
  after: readonly number[],
): readonly number[] {
  return after.filter((at) => (waiting.includes(at) && !asked.includes(at)) || !before.includes(at));
}
