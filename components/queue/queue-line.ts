import { getLocale, getTranslations } from "next-intl/server";
import type { QueueRow } from "@/lib/domain/queue/queue-row";
import { formatAgo, type TimeZone } from "@/lib/i18n/formats";

/** A row in words, ready for the browser. */
export interface QueueLine {
  readonly publicId: string;
  readonly regencyCode: string;
  readonly id: string;
  readonly version: number;
  readonly headName: string;
  readonly village: string;
  readonly place: string;
  readonly kind: string;
  readonly change: string;
  readonly risk: string;
  readonly riskKind: QueueRow["risk"];
  readonly age: string;
  /** "lewat tenggat" and the like, each a word beside the age. */
  readonly flags: readonly string[];
  readonly isClean: boolean;
  /** The reader decides here and has no part in it. */
  readonly canDecide: boolean;
}

export interface LineReader {
  /** Whether this reader decides here at all. */
  readonly mayDecide: boolean;
  readonly now: Date;
  readonly zone: TimeZone;
}

export async function queueLines(rows: readonly QueueRow[], reader: LineReader): Promise<readonly QueueLine[]> {
  const locale = await getLocale();
  const t = await getTranslations("queue");
  const changeText = (row: QueueRow) => {
    const more = row.changeCount - row.changed.length;
    if (row.kind === "new-household") return t("answers", { count: row.changeCount });
    if (row.changed.length === 0) return t("changes", { count: row.changeCount });
    return [row.changed.join(", "), more > 0 ? t("andMore", { count: more }) : ""].filter(Boolean).join(" ");
  };
  return rows.map((row) => ({
    publicId: row.publicId,
    regencyCode: row.regencyCode,
    id: row.id,
    version: row.version,
    headName: row.headName,
    village: row.villageName,
    place: row.place,
    kind: row.events !== "" ? row.events : row.isCorrection ? t("kind.correction") : t(`kind.${row.kind}`),
    change: changeText(row),
    risk: t(`risk.${row.risk}`, { count: row.warningCount }),
    riskKind: row.risk,
    age: formatAgo(new Date(row.since), reader.now, reader.zone, locale),
    flags: [
      ...(row.isOverdue ? [t("overdue")] : []),
      ...(row.isSampled ? [t("sampled")] : []),
      ...(row.cameBack ? [t("cameBack")] : []),
      ...(row.canDecide || !reader.mayDecide ? [] : [t("notYours")]),
    ],
    isClean: row.isClean,
    canDecide: row.canDecide && reader.mayDecide,
  }));
}
