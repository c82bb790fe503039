import { getLocale, getTranslations } from "next-intl/server";
import { authorize } from "@/lib/domain/access/actor";
import { readNoteFilter } from "@/lib/domain/coaching/note-page";
import { refuse } from "@/lib/domain/error/error-code";
import { ROWS_A_DOWNLOAD } from "@/lib/domain/list/download";
import { localDay } from "@/lib/domain/period/period";
import { localeOf } from "@/lib/i18n/locale";
import { getActor } from "@/lib/server/auth/require-actor";
import { listNotes } from "@/lib/server/coaching/list-query";
import { respond } from "@/lib/server/command/respond";
import { timeZoneOf } from "@/lib/server/region/queries";
import { csvResponse } from "../../../akses/csv";

/** The filtered list as a file, from its beginning. No family is named in a note; officers are, as on the page. */
export async function GET(request: Request): Promise<Response> {
  const actor = await getActor();
  if (actor === null) return respond(refuse("UNAUTHENTICATED"));
  if (!authorize(actor, "coaching:write")) return respond(refuse("FORBIDDEN"));
  const filter = { ...readNoteFilter(Object.fromEntries(new URL(request.url).searchParams)), after: null };
  const locale = localeOf(await getLocale());
  const list = await listNotes(actor, filter, { locale, now: new Date() }, ROWS_A_DOWNLOAD);
  if (list === null) return respond(refuse("FORBIDDEN"));
  const [t, zone] = await Promise.all([getTranslations("coaching"), timeZoneOf(actor.grant.regionCode)]);
  const columns = ["about", "area", "text", "state", "until", "seen", "read", "by", "at"] as const;
  return csvResponse(
    t("csv.file"),
    columns.map((column) => t(`csv.${column}`)),
    list.lines.map((line) => [
      line.question ?? t("to", { name: line.person ?? "?" }),
      line.areaLabel,
      line.text,
      t(`state.${line.state}`),
      line.until,
      line.seen,
      line.person === null ? "" : line.read,
      line.by,
      localDay(line.at, zone),
    ]),
  );
}
