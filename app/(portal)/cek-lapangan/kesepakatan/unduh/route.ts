import { getLocale, getTranslations } from "next-intl/server";
import { authorize } from "@/lib/domain/access/actor";
import { refuse } from "@/lib/domain/error/error-code";
import { readRange } from "@/lib/domain/ground-check/list-filter";
import { getActor } from "@/lib/server/auth/require-actor";
import { respond } from "@/lib/server/command/respond";
import { findAgreement, type NamedAgreement } from "@/lib/server/ground-check/agreement-query";
import { csvResponse } from "../../../akses/csv";

const DIGITS = 4;

/** Both tables of the page in one, in the same range. Officers and variables; no family. */
export async function GET(request: Request): Promise<Response> {
  const actor = await getActor();
  if (actor === null) return respond(refuse("UNAUTHENTICATED"));
  if (!authorize(actor, "ground-check:order")) return respond(refuse("FORBIDDEN"));
  const range = readRange(Object.fromEntries(new URL(request.url).searchParams));
  const page = await findAgreement(actor, range, await getLocale(), new Date());
  if (page === null) return respond(refuse("NOT_FOUND"));
  const t = await getTranslations("groundCheck.agreement");
  const cells = (kind: string, lines: readonly NamedAgreement[]) =>
    lines.map((line) => [
      kind,
      line.name,
      line.checks,
      line.n,
      line.share === null ? t("few") : line.share.toFixed(DIGITS),
      line.interval?.low.toFixed(DIGITS) ?? "",
      line.interval?.high.toFixed(DIGITS) ?? "",
    ]);
  return csvResponse(
    t("file", { region: actor.grant.regionCode }),
    [t("kind"), t("person"), t("checkCount"), t("answers"), t("share"), t("low"), t("high")],
    [...cells(t("kindOperator"), page.operators), ...cells(t("kindVariable"), page.variables)],
  );
}
