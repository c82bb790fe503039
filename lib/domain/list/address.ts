/** What an address asks for, as the framework hands it over. */
export type Query = Readonly<Record<string, string | readonly string[] | undefined>>;

/** One value of an address, the first where there are several; empty when there is none. Never longer than it may be. */
export function one(query: Query, key: string, most = 100): string {
  const value = query[key];
  return (typeof value === "string" ? value : (value?.[0] ?? "")).normalize("NFC").trim().slice(0, most);
}

/** Where a page of a list by time begins: after this instant (milliseconds) and id. */
export interface Moment {
  readonly at: number;
  readonly id: string;
}

const UUID = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}";
const IS_UUID = new RegExp(`^${UUID}$`);
/** Thirteen digits reach to the year 2286: more are no date that the database takes. */
const MOMENT = new RegExp(`^(\\d{1,13})[.~](${UUID})$`);

export function isUuid(text: string): boolean {
  return IS_UUID.test(text);
}

/** The same as an address says it. */
export function momentText(moment: Moment | null): string {
  return moment === null ? "" : `${moment.at}.${moment.id}`;
}

/** A path with what it asks for; what is empty is left out. */
export function addressOf(path: string, parts: Readonly<Record<string, string>>): string {
  const query = new URLSearchParams(Object.entries(parts).filter(([, value]) => value !== "")).toString();
  return query === "" ? path : `${path}?${query}`;
}

/** The place of an address; null where it is none. */
export function readMoment(text: string): Moment | null {
  const [, at, id] = MOMENT.exec(text) ?? [];
  return at === undefined || id === undefined ? null : { at: Number(at), id };
}
