import { getLocale, getTranslations } from "next-intl/server";
import { authorize } from "@/lib/domain/access/actor";
import { type NoteCursor, type NoteLine, readNoteFilter } from "@/lib/domain/coaching/note-page";
import { refuse } from "@/lib/domain/error/error-code";
import { localDay } from "@/lib/domain/period/period";
import { localeOf } from "@/lib/i18n/locale";
import { getActor } from "@/lib/server/auth/require-actor";
import { listNotes } from "@/lib/server/coaching/list-query";
import { respond } from "@/lib/server/command/respond";
import { listPages, ROWS_A_READ, rowsOf } from "@/lib/server/download/list-pages";
import { timeZoneOf } from "@/lib/server/region/queries";
import { csvListResponse } from "../../../akses/csv";

/** The filtered list as a file, from its beginning. No family is named in a note; officers are, as on the page. */
export async function GET(request: Request): Promise<Response> {
  const actor = await getActor();
  if (actor === null) return respond(refuse("UNAUTHENTICATED"));
  if (!authorize(actor, "coaching:write")) return respond(refuse("FORBIDDEN"));
  const filter = readNoteFilter(Object.fromEntries(new URL(request.url).searchParams));
  const now = new Date();
  const locale = localeOf(await getLocale());
  const [t, zone] = await Promise.all([getTranslations("coaching"), timeZoneOf(actor.grant.regionCode)]);
  const columns = ["about", "area", "text", "state", "until", "seen", "read", "by", "at"] as const;
  const notes = listPages<NoteLine, NoteCursor>(actor, async (after) => {
    const list = await listNotes(actor, { ...filter, after }, { locale, now }, ROWS_A_READ);
    return list ?? { lines: [], next: null };
  });
  return csvListResponse(t("csv.file"), {
    header: columns.map((column) => t(`csv.${column}`)),
    pages: rowsOf(notes, (line) => [
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
  });
}
