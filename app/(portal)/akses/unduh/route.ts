import { getTranslations } from "next-intl/server";
import { dateIn } from "@/components/grant/grant-window";
import { authorize } from "@/lib/domain/access/actor";
import { refuse } from "@/lib/domain/error/error-code";
import { logDownload } from "@/lib/server/audit/queries";
import { getActor } from "@/lib/server/auth/require-actor";
import { respond } from "@/lib/server/command/respond";
import { listPages, ROWS_A_READ, severalRowsOf } from "@/lib/server/download/list-pages";
import { listUsers, type UserLine } from "@/lib/server/user/queries";
import { csvListResponse } from "../csv";
import { readUserFilter } from "../user-filter";

/** The filtered list as a table, one line a grant. */
export async function GET(request: Request): Promise<Response> {
  const actor = await getActor();
  if (actor === null) return respond(refuse("UNAUTHENTICATED"));
  if (!authorize(actor, "user:manage")) return respond(refuse("FORBIDDEN"));
  const filter = readUserFilter(Object.fromEntries(new URL(request.url).searchParams));
  const now = new Date();
  await logDownload(actor, "user", {}, now);
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
  const linesOf = (user: UserLine) =>
    user.grants.length === 0
      ? [lineOf(user, ["", "", "", ""])]
      : user.grants.map((grant) =>
          lineOf(user, [roles(grant.role), grant.regionCode, grant.regionLabel, t(`grantState.${grant.state}`)]),
        );
  const people = listPages<UserLine, string>(actor, async (after) => {
    const { users, next } = await listUsers(actor, filter, after, now, ROWS_A_READ);
    return { lines: users, next };
  });
  const file = t("csv.userFile", { region: actor.grant.regionCode, date: dateIn(now, "Asia/Jakarta") });
  return csvListResponse(file, {
    header,
    pages: severalRowsOf(people, linesOf),
    ended: ({ rows, isWhole }) => logDownload(actor, "user", { lines: rows, whole: isWhole }, new Date()),
  });
}
