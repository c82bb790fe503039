import { isUuid, type Moment, momentText, one, type Query, readMoment } from "../list/address";
import { type DeviceFilter, deviceHref } from "./device";

/** Whose answer it is; a name that the reader does not see any more is null. */
export interface Whose {
  readonly name: string | null;
}

/** One thing that was typed, in words; empty text: an answer was taken away. */
export type AsideAnswer =
  | { readonly kind: "answer"; readonly label: string; readonly person: Whose | null; readonly text: string }
  /** A file of an event. */
  | { readonly kind: "file"; readonly label: string }
  | { readonly kind: "came" | "stayed" | "untold"; readonly person: Whose }
  | { readonly kind: "left" | "told"; readonly person: Whose; readonly text: string }
  | { readonly kind: "note" | "remark" | "day" | "outcome"; readonly text: string }
  | { readonly kind: "correction"; readonly is: boolean }
  | { readonly kind: "choice"; readonly choice: "mine" | "theirs" }
  | { readonly kind: "began" }
  | { readonly kind: "other"; readonly key: string; readonly text: string };

/** Where what was typed can be written in or looked up. */
export interface AsideNext {
  readonly kind: "draft" | "check" | "family" | "proposal";
  readonly publicId: string;
}

/** One operation that was set aside and holds answers. */
export interface AsideEntry {
  readonly id: string;
  readonly opId: string;
  /** Null where the reader does not see the family, or never did. */
  readonly headName: string | null;
  readonly isCheck: boolean;
  readonly by: string;
  readonly isOwn: boolean;
  /** By the device's clock; null where it did not say. */
  readonly madeAt: Date | null;
  readonly keptAt: Date;
  /** An {@link ErrorCode}, or PARKED, REVOKED, MERGED. */
  readonly code: string;
  /** Null: what is kept cannot be read. */
  readonly answers: readonly AsideAnswer[] | null;
  readonly next: AsideNext | null;
}

export interface AsidePage {
  readonly entries: readonly AsideEntry[];
  readonly isFirst: boolean;
  readonly next: Moment | null;
}

/** Where the section stands in the page. */
export const ASIDE_ANCHOR = "disisihkan";

/** Where the list of the set aside begins, as the address of the devices' page says it. */
export function readAsidePlace(query: Query): Moment | null {
  const place = readMoment(one(query, "sisihan"));
  return place !== null && isUuid(place.id) ? place : null;
}

/** The page of devices as it is, with another page of the set aside. */
export function asideHref(filter: DeviceFilter, place: Moment | null): string {
  const page = deviceHref(filter, { after: filter.after });
  const rest = place === null ? "" : `${page.includes("?") ? "&" : "?"}sisihan=${momentText(place)}`;
  return `${page}${rest}#${ASIDE_ANCHOR}`;
}
