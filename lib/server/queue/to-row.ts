import "server-only";
import type { Actor } from "@/lib/domain/access/actor";
import { inLocale } from "@/lib/domain/instrument/locale";
import { formatPublicId } from "@/lib/domain/public-id/public-id";
import type { QueueCursor } from "@/lib/domain/queue/cursor";
import type { QueueKind } from "@/lib/domain/queue/filter";
import { type Risk, riskOf } from "@/lib/domain/queue/risk";
import { findVariable } from "@/lib/domain/variable/dictionary";
import { hasFreshEyes } from "@/lib/domain/workflow/workflow";
import type { Locale } from "@/lib/i18n/locale";
import type { Place } from "./names";
import type { StoredRow } from "./read-rows";

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
  /** False: this person has a part in it, so somebody else must decide. */
  readonly canDecide: boolean;
  /** May be decided together with others. */
  readonly isClean: boolean;
}

const LABELS_SHOWN = 2;

export function toRow(
  row: StoredRow,
  view: { actor: Actor; now: Date; locale: Locale; places: ReadonlyMap<string, Place> },
): QueueRow {
  const { actor, now, locale, places } = view;
  const canDecide = hasFreshEyes(actor.userId, row.contributors, row.deciders);
  const risk = riskOf(row.warning_weight);
  return {
    publicId: formatPublicId(row.regency_code, row.id),
    regencyCode: row.regency_code,
    id: row.id,
    version: row.version,
    headName: row.head_name,
    villageName: places.get(row.village_code)?.name ?? row.village_code,
    place: placeText(row),
    kind: row.kind,
    isCorrection: row.is_correction,
    warningCount: row.warning_count,
    risk,
    changeCount: row.change_count,
    changed: changedLabels(row.changed_keys, locale),
    since: row.state_since.toISOString(),
    isOverdue: row.due_at !== null && row.due_at <= now,
    cameBack: row.returned_to !== null,
    canDecide,
    isClean: canDecide && risk === "none" && row.warning_count === 0 && row.error_count === 0,
  };
}

export function cursorOf(row: StoredRow): QueueCursor {
  return { weight: row.warning_weight, since: row.state_since.getTime(), id: row.id };
}

export function placeText(row: Pick<StoredRow, "dusun" | "rw" | "rt">): string {
  const ward = [row.rt === null ? "" : `RT ${row.rt}`, row.rw === null ? "" : `RW ${row.rw}`].filter(Boolean).join("/");
  return [row.dusun ?? "", ward].filter(Boolean).join(", ");
}

function changedLabels(keys: readonly string[], locale: Locale): string[] {
  return keys
    .flatMap((name) => {
      const [level, key] = name.split(".");
      if (key === undefined || (level !== "household" && level !== "member" && level !== "civil")) return [];
      const variable = findVariable(level, key);
      return variable === null ? [] : [inLocale(variable.label, locale)];
    })
    .slice(0, LABELS_SHOWN);
}
