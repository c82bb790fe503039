import { SECTORS, type Sector } from "../hint/sector";
import { PAST_LISTS, type PastList } from "../past-list/past-list";

/** Offices whose files of people are matched with the register: sectors, whose words become hints, and lists of before DTSEN. */
export const OFFICE_SOURCES = [...SECTORS, ...PAST_LISTS] as const;
export type OfficeSource = Sector | PastList;

export function isOfficeSource(text: string): text is OfficeSource {
  return OFFICE_SOURCES.some((source) => source === text);
}

/** A list of before DTSEN, whose lines become history; else a sector, whose words become hints. */
export function isPastList(source: OfficeSource): source is PastList {
  return PAST_LISTS.some((list) => list === source);
}
