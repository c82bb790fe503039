import type { Actor } from "../access/actor";
import { eventTitles } from "../event/event";
import { inLocale } from "../instrument/locale";
import type { Locale } from "../instrument/question";
import { formatPublicId } from "../public-id/public-id";
import { findVariable } from "../variable/dictionary";
import { hasFreshEyes } from "../workflow/workflow";
import { fitsBulk } from "./bulk";
import type { QueueCursor } from "./cursor";
import type { QueueKind } from "./filter";
import { type Risk, riskOf } from "./risk";

/** A row of a queue as stored: list columns alone, never the payload. */
export interface StoredRow {
  readonly regency_code: string;
  readonly id: string;
  readonly village_code: string;
  readonly version: number;
  readonly kind: QueueKind;
  readonly event_codes: readonly string[];
  readonly is_correction: boolean;
  readonly head_name: string;
  readonly dusun: string | null;
  readonly rw: string | null;
  readonly rt: string | null;
  readonly error_count: number;
  readonly warning_count: number;
  readonly warning_weight: number;
  readonly change_count: number;
  readonly changed_keys: readonly string[];
  readonly contributors: readonly string[];
  readonly deciders: readonly string[];
  readonly returned_to: string | null;
  readonly state_since: Date;
  readonly due_at: Date | null;
  readonly is_sampled: boolean;
}

/** One waiting proposal as a list shows it. Plain data: it goes to the browser. */
export interface QueueRow {
  readonly publicId: string;
  readonly regencyCode: string;
  readonly id: string;
  readonly version: number;
  readonly headName: string;
  readonly villageName: string;
  /** "Dusun Mekar, RT 02/RW 01"; empty when nothing is known. */
  readonly place: string;
  readonly kind: QueueKind;
  /** What happened, in words; empty for a proposal about the family's condition. */
  readonly events: string;
  readonly isCorrection: boolean;
  readonly warningCount: number;
  readonly risk: Risk;
  readonly changeCount: number;
  /** Labels of the first changed questions. */
  readonly changed: readonly string[];
  /** ISO instant since when it waits here. */
  readonly since: string;
  readonly isOverdue: boolean;
  /** A higher tier sent it back to this one. */
  readonly cameBack: boolean;
  /** Drawn at random for a look here. */
  readonly isSampled: boolean;
  /** False: this person has a part in it, so somebody else must decide. */
  readonly canDecide: boolean;
  /** May be decided together with others. */
  readonly isClean: boolean;
}

const LABELS_SHOWN = 2;

export interface RowReader {
  readonly actor: Actor;
  readonly now: Date;
  readonly locale: Locale;
  /** Names of villages by code. */
  readonly villages: ReadonlyMap<string, string>;
}

/** A stored row as a person reads it, with whether that person may decide on it. */
export function toRow(row: StoredRow, { actor, now, locale, villages }: RowReader): QueueRow {
  const canDecide = hasFreshEyes(actor.userId, row.contributors, row.deciders);
  const risk = riskOf(row.warning_weight);
  return {
    publicId: formatPublicId(row.regency_code, row.id),
    regencyCode: row.regency_code,
    id: row.id,
    version: row.version,
    headName: row.head_name,
    villageName: villages.get(row.village_code) ?? row.village_code,
    place: placeText(row),
    kind: row.kind,
    events: eventTitles(row.event_codes, locale),
    isCorrection: row.is_correction,
    warningCount: row.warning_count,
    risk,
    changeCount: row.change_count,
    changed: changedLabels(row.changed_keys, locale),
    since: row.state_since.toISOString(),
    isOverdue: row.due_at !== null && row.due_at <= now,
    cameBack: row.returned_to !== null,
    canDecide,
    isSampled: row.is_sampled,
    isClean:
      canDecide &&
      fitsBulk({
        errorCount: row.error_count,
        warningCount: row.warning_count,
        warningWeight: row.warning_weight,
        isSampled: row.is_sampled,
      }),
  };
}

/** Where a row stands in its queue. */
export function cursorOf(row: StoredRow): QueueCursor {
  return { weight: row.warning_weight, since: row.state_since.getTime(), id: row.id };
}

/** "Dusun Mekar, RT 02/RW 01"; empty when nothing is known. */
export function placeText(row: Pick<StoredRow, "dusun" | "rw" | "rt">): string {
  const ward = [row.rt === null ? "" : `RT ${row.rt}`, row.rw === null ? "" : `RW ${row.rw}`].filter(Boolean).join("/");
  return [row.dusun ?? "", ward].filter(Boolean).join(", ");
}

function changedLabels(keys: readonly string[], locale: Locale): string[] {
  return keys.flatMap((name) => questionLabel(name, locale) ?? []).slice(0, LABELS_SHOWN);
}

/** The label of a changed key (`household.floorMaterial`); null for one that the dictionary does not know. */
export function questionLabel(name: string, locale: Locale): string | null {
  const [level, key] = name.split(".");
  if (key === undefined || (level !== "household" && level !== "member" && level !== "civil")) return null;
  const variable = findVariable(level, key);
  return variable === null ? null : inLocale(variable.label, locale);
}

/** Counters of a queue. Each stops at {@link COUNT_LIMIT}. */
export interface QueueCounts {
  readonly waiting: number;
  readonly overdue: number;
  readonly warned: number;
  /** No warning, and the reader has no part in it: these may be decided together. */
  readonly clean: number;
}

/** Counting stops here: reading a hundred thousand rows to say "100,000" helps nobody. */
export const COUNT_LIMIT = 1000;

/** A count as shown: "999+" once it was not counted to the end. */
export function countText(count: number): string {
  return count >= COUNT_LIMIT ? `${COUNT_LIMIT - 1}+` : String(count);
}
