import { getTranslations } from "next-intl/server";
import { authorize } from "@/lib/domain/access/actor";
import { GRANTABLE_DIGITS } from "@/lib/domain/access/role";
import type { RosterColumn } from "@/lib/domain/roster/roster-row";
import { getActor } from "@/lib/server/auth/require-actor";
import { grantableRoles } from "@/lib/server/grant/queries";
import { rosterTemplate } from "@/lib/server/roster/template";

const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** The empty roster, with the duties that the asker may give. */
export async function GET(): Promise<Response> {
  const actor = await getActor();
  if (actor === null) return new Response(null, { status: 401 });
  if (!authorize(actor, "user:manage")) return new Response(null, { status: 404 });
  const [t, roles, digits] = await Promise.all([
    getTranslations("roster"),
    getTranslations("roles.name"),
    getTranslations("admin.digits"),
  ]);
  const words = (of: (column: RosterColumn) => string): Record<RosterColumn, string> => ({
    name: of("name"),
    username: of("username"),
    role: of("role"),
    regionCode: of("regionCode"),
    rt: of("rt"),
    rw: of("rw"),
    deputy: of("deputy"),
    decreeNumber: of("decreeNumber"),
    decreeDate: of("decreeDate"),
    exception: of("exception"),
  });
  const bytes = await rosterTemplate({
    sheet: t("template.sheet"),
    helpSheet: t("template.helpSheet"),
    headings: words((column) => t(`column.${column}`)),
    help: words((column) => t(`help.${column}`)),
    dutiesTitle: t("template.dutiesTitle"),
    duties: grantableRoles(actor.grant.regionCode).map(({ role }) => [
      roles(role),
      GRANTABLE_DIGITS[role].map((each) => digits(`${each}`)).join(", "),
    ]),
  });
  return new Response(new Uint8Array(bytes), {
    headers: {
      "Cache-Control": "private, no-store",
      "Content-Type": XLSX,
      "Content-Disposition": `attachment; filename="${t("template.file")}"`,
      "X-Content-Type-Options": "nosniff",
    },
  });
}
