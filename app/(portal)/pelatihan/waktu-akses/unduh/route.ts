import { getTranslations } from "next-intl/server";
import { authorize } from "@/lib/domain/access/actor";
import { refuse } from "@/lib/domain/error/error-code";
import type { AccessTimes, Spread } from "@/lib/domain/training-session/access-time";
import { readAccessTimeView } from "@/lib/domain/training-session/access-time-page";
import { getActor } from "@/lib/server/auth/require-actor";
import { respond } from "@/lib/server/command/respond";
import { findAccessTimes } from "@/lib/server/training-session/access-time-query";
import { csvResponse } from "../../../akses/csv";

/** The table of the page as a file: the same figures, the same ones kept back. */
export async function GET(request: Request): Promise<Response> {
  const actor = await getActor();
  if (actor === null) return respond(refuse("UNAUTHENTICATED"));
  if (!authorize(actor, "dashboard:read")) return respond(refuse("FORBIDDEN"));
  const view = readAccessTimeView(Object.fromEntries(new URL(request.url).searchParams));
  const page = await findAccessTimes(actor, view);
  if (page === null) return respond(refuse("NOT_FOUND"));
  const t = await getTranslations("accessTime");
  const header = [
    ...(["code", "area", "people", "opened"] as const).map((column) => t(`col.${column}`)),
    ...(
      ["inTime", "beforeMedian", "beforeNine", "confirmedMedian", "confirmedNine", "readyMedian", "readyNine"] as const
    ).map((column) => t(`csv.${column}`)),
  ];
  const few = t("few");
  return csvResponse(
    t("file"),
    header,
    [...page.parts, { code: page.area.code, label: t("all"), times: page.total }].map(({ code, label, times }) => [
      code,
      label,
      ...(times === null ? [few] : figuresOf(times)),
    ]),
  );
}

function figuresOf({ people, opened, inTime, before, fromConfirmed, fromReady }: AccessTimes): (string | number)[] {
  const spread = (each: Spread | null) =>
    each === null ? ["", ""] : [each.median.toFixed(2), each.nineOfTen.toFixed(2)];
  return [people, opened, inTime, ...spread(before), ...spread(fromConfirmed), ...spread(fromReady)];
}
