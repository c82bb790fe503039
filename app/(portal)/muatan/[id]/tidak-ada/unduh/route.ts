import { getTranslations } from "next-intl/server";
import { authorize } from "@/lib/domain/access/actor";
import { refuse } from "@/lib/domain/error/error-code";
import { type AbsentFilter, type AbsentLine, readAbsentFilter } from "@/lib/domain/extract/absent";
import { getActor } from "@/lib/server/auth/require-actor";
import { respond } from "@/lib/server/command/respond";
import { listPages, ROWS_A_READ, rowsOf } from "@/lib/server/download/list-pages";
import { listAbsent } from "@/lib/server/extract/absent-query";
import { csvListResponse } from "../../../../akses/csv";

type Place = NonNullable<AbsentFilter["after"]>;

/** The filtered list as a table; the families in it are logged page by page, each page before it is sent. */
export async function GET(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const actor = await getActor();
  if (actor === null) return respond(refuse("UNAUTHENTICATED"));
  const { id } = await params;
  const filter = { ...readAbsentFilter(Object.fromEntries(new URL(request.url).searchParams)), after: null };
  const first = authorize(actor, "extract:read") ? await listAbsent(actor, id, filter, ROWS_A_READ) : null;
  if (first === null) return respond(refuse("NOT_FOUND"));
  const t = await getTranslations("extract.absent");
  const read = async (after: Place | null) =>
    (after === null ? first : await listAbsent(actor, id, { ...filter, after }, ROWS_A_READ)) ?? {
      lines: [],
      next: null,
    };
  return csvListResponse(t("fileName"), {
    header: [t("family"), t("village"), t("place")],
    pages: rowsOf(listPages<AbsentLine, Place>(actor, read), (line) => [line.headName, line.villageName, line.place]),
  });
}
