import { getTranslations } from "next-intl/server";
import { detailWords } from "@/components/invitation/invitation-table";
import { authorize } from "@/lib/domain/access/actor";
import { refuse } from "@/lib/domain/error/error-code";
import type { InvitationLine } from "@/lib/domain/invitation/invitation-page";
import { readInvitationFilter } from "@/lib/domain/invitation/list-filter";
import { invitationYear } from "@/lib/domain/invitation/season";
import { localDay } from "@/lib/domain/period/period";
import { getActor } from "@/lib/server/auth/require-actor";
import { respond } from "@/lib/server/command/respond";
import { listPages, ROWS_A_READ, rowsOf } from "@/lib/server/download/list-pages";
import { invitationVillage, listInvitations } from "@/lib/server/invitation/list-query";
import { regionLabel, timeZoneOf } from "@/lib/server/region/queries";
import { listFileResponse } from "../../akses/list-file";

/** The filtered list as a table. The families in it are logged as those of a page are. */
export async function GET(request: Request): Promise<Response> {
  const actor = await getActor();
  if (actor === null) return respond(refuse("UNAUTHENTICATED"));
  if (!authorize(actor, "invitation:read")) return respond(refuse("FORBIDDEN"));
  const filter = readInvitationFilter(Object.fromEntries(new URL(request.url).searchParams));
  const village = invitationVillage(actor, filter.village);
  if (village === null) return respond(refuse("NOT_FOUND"));
  const now = new Date();
  const zone = await timeZoneOf(village);
  const [t, details] = await Promise.all([getTranslations("invitation"), detailWords(zone)]);
  const year = invitationYear(localDay(now, zone));
  return listFileResponse(request, {
    name: t("list.file", { village, year: String(year) }),
    about: [[t("title"), t("lead", { year, village: await regionLabel(village) })]],
    header: [
      t("list.head"),
      t("list.dusun"),
      t("list.rw"),
      t("list.rt"),
      t("list.state"),
      t("list.detail"),
      t("list.reminded"),
    ],
    pages: rowsOf(
      listPages<InvitationLine, string>(actor, async (after) => {
        const list = await listInvitations(actor, { ...filter, after: after ?? "" }, now, ROWS_A_READ);
        return { lines: list?.lines ?? [], next: list?.next ?? null };
      }),
      (line) => [
        line.headName,
        line.dusun ?? "",
        line.rw ?? "",
        line.rt ?? "",
        t(`state.${line.state}`),
        details(line),
        line.reminded,
      ],
    ),
  });
}
