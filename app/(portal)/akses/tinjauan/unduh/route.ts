import { getTranslations } from "next-intl/server";
import { sourceWord } from "@/components/access-watch/source-word";
import { authorize } from "@/lib/domain/access/actor";
import type { ReviewLine } from "@/lib/domain/access/review-page";
import { refuse } from "@/lib/domain/error/error-code";
import { findReview } from "@/lib/server/access-review/queries";
import { logDownload } from "@/lib/server/audit/queries";
import { getActor } from "@/lib/server/auth/require-actor";
import { respond } from "@/lib/server/command/respond";
import { csvResponse } from "../../csv";

/** A regency has some hundreds of people to go through. */
const MOST_REVIEWED = 5_000;

/** This quarter's review of an area as a table, what is open first; instants in UTC. */
export async function GET(): Promise<Response> {
  const actor = await getActor();
  if (actor === null) return respond(refuse("UNAUTHENTICATED"));
  if (!authorize(actor, "grant:manage")) return respond(refuse("FORBIDDEN"));
  const now = new Date();
  const [open, done] = await Promise.all([
    findReview(actor, { state: "open", after: null }, now, MOST_REVIEWED),
    findReview(actor, { state: "done", after: null }, now, MOST_REVIEWED),
  ]);
  if (open === null || done === null) return respond(refuse("NOT_FOUND"));
  const lines = [...open.lines, ...done.lines].slice(0, MOST_REVIEWED);
  await logDownload(actor, "review", { lines: lines.length }, now);
  const [t, watch, roles, source] = await Promise.all([
    getTranslations("accessReview"),
    getTranslations("accessWatch"),
    getTranslations("roles"),
    sourceWord(),
  ]);
  const row = (line: ReviewLine) => [
    line.name,
    roles(`name.${line.role}`),
    line.regionCode,
    line.regionLabel,
    roles(`level.${line.level}`),
    line.validFrom.toISOString(),
    line.validTo?.toISOString() ?? "",
    line.lastSeen?.toISOString() ?? "",
    source(line.source),
    line.marks.map((mark) => t(`mark.${mark}`)).join("; "),
    t(`state.${line.kept === null ? "open" : "done"}`),
    line.kept?.by ?? "",
    line.kept?.at.toISOString() ?? "",
  ];
  const columns = [
    "regionCode",
    "region",
    "level",
    "from",
    "until",
    "seen",
    "source",
    "marks",
    "stateColumn",
    "by",
    "at",
  ] as const;
  return csvResponse(
    t("file", { region: actor.grant.regionCode, quarter: open.quarter }),
    [watch("person"), watch("duty"), ...columns.map((column) => t(column))],
    lines.map(row),
  );
}
