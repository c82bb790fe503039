import type { Item } from "./outbox";
import type { RecordLine } from "./record-line";
import type { ListedFamily } from "./take-along";

/** How a family stands for who visits it: what is being done here first, then what the portal said. */
export type FamilyState =
  | { readonly kind: "typed" | "needs-you" | "sending" | "waiting" }
  | { readonly kind: "taken"; readonly at: number }
  | { readonly kind: "draft" | "returned" | "done" }
  | { readonly kind: "untouched" };

export interface FamilyLine extends ListedFamily {
  readonly state: FamilyState;
}

export interface ListFilter {
  readonly words: string;
  /** `rw/rt`; empty: all. */
  readonly place: string;
}

/** Families of the list that fit, each with its state; what came back and what needs the person stands first. */
export function familyLines(
  families: readonly ListedFamily[],
  records: readonly RecordLine[],
  items: readonly Item[],
  filter: ListFilter,
): readonly FamilyLine[] {
  const words = plain(filter.words).split(" ").filter(Boolean);
  const itemOf = new Map(items.map((item) => [item.recordId, item]));
  const recordsOf = new Map<string | null, RecordLine[]>();
  for (const record of records)
    recordsOf.set(record.householdId, [...(recordsOf.get(record.householdId) ?? []), record]);
  return families
    .filter((family) => fits(family, words) && (filter.place === "" || placeOf(family) === filter.place))
    .map((family) => ({ ...family, state: stateOf(family, recordsOf.get(family.id) ?? [], itemOf) }))
    .sort(byUrgency);
}

/** `rw/rt` of a family, for a filter in the address. */
export function placeOf({ rw, rt }: Pick<ListedFamily, "rw" | "rt">): string {
  return `${rw ?? ""}/${rt ?? ""}`;
}

const URGENCY: readonly FamilyState["kind"][] = ["returned", "needs-you", "typed"];

function byUrgency(a: FamilyLine, b: FamilyLine): number {
  return (
    rank(a) - rank(b) ||
    (a.rw ?? "").localeCompare(b.rw ?? "", "id", { numeric: true }) ||
    (a.rt ?? "").localeCompare(b.rt ?? "", "id", { numeric: true }) ||
    a.headName.localeCompare(b.headName, "id")
  );
}

function rank({ state }: FamilyLine): number {
  const at = URGENCY.indexOf(state.kind);
  return at < 0 ? URGENCY.length : at;
}

function fits({ headName, members }: ListedFamily, words: readonly string[]): boolean {
  if (words.length === 0) return true;
  const names = [headName, ...members].map(plain);
  return words.every((word) => names.some((name) => name.includes(word)));
}

function plain(text: string): string {
  return text
    .normalize("NFKD")
    .replaceAll(/[\u0300-\u036f]/g, "")
    .toLowerCase()
    .trim();
}

function stateOf(family: ListedFamily, records: readonly RecordLine[], items: ReadonlyMap<string, Item>): FamilyState {
  const own = records.flatMap(({ id }) => items.get(id) ?? []);
  const open = own.find(({ state }) => state !== "taken");
  if (open?.state === "needs-you") return { kind: "needs-you" };
  if (records.some(({ isTyped }) => isTyped)) return { kind: "typed" };
  if (open !== undefined) return { kind: open.state === "sending" ? "sending" : "waiting" };
  if (family.draft?.state === "returned") return { kind: "returned" };
  const takenAt = Math.max(0, ...own.map((item) => item.takenAt ?? 0));
  if (takenAt > 0) return { kind: "taken", at: takenAt };
  if (family.draft === null) return { kind: family.isUnderWay ? "done" : "untouched" };
  return { kind: family.draft.state === "draft" ? "draft" : "done" };
}
