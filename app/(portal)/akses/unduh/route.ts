import { getTranslations } from "next-intl/server";
import { dateIn } from "@/components/grant/grant-window";
import { authorize } from "@/lib/domain/access/actor";
import { refuse } from "@/lib/domain/error/error-code";
import { logDownload } from "@/lib/server/audit/queries";
import { getActor } from "@/lib/server/auth/require-actor";
import { respond } from "@/lib/server/command/respond";
import { listUsers, USERS_A_DOWNLOAD, type UserLine } from "@/lib/server/user/queries";
import { csvResponse } from "../csv";
import { readUserFilter } from "../user-filter";

/** The filtered list as a table, one line a grant. */
export async function GET(request: Request): Promise<Response> {
  const actor = await getActor();
  if (actor === null) return respond(refuse("UNAUTHENTICATED"));
  if (!authorize(actor, "user:manage")) return respond(refuse("FORBIDDEN"));
  const filter = readUserFilter(Object.fromEntries(new URL(request.url).searchParams));
  const now = new Date();
  const { users } = await listUsers(actor, filter, null, now, USERS_A_DOWNLOAD);
  await logDownload(actor, "user", users.length, now);
  const t = await getTranslations("admin");
  const roles = await getTranslations("roles.name");
  const header = [
    t("csv.name"),
    t("csv.username"),
    t("csv.account"),
    t("csv.role"),
    t("csv.regionCode"),
    t("csv.region"),
    t("csv.state"),
    t("csv.lastSeen"),
  ];
  const lineOf = (user: UserLine, duty: readonly string[]) => [
    user.displayName,
    user.username,
    t(`status.${user.status}`),
    ...duty,
    user.lastSeen?.toISOString() ?? "",
  ];
  const lines = users.flatMap((user) =>
    user.grants.length === 0
      ? [lineOf(user, ["", "", "", ""])]
      : user.grants.map((grant) =>
          lineOf(user, [roles(grant.role), grant.regionCode, grant.regionLabel, t(`grantState.${grant.state}`)]),
        ),
  );
  const file = t("csv.userFile", { region: actor.grant.regionCode, date: dateIn(now, "Asia/Jakarta") });
  return csvResponse(file, header, lines);
}
