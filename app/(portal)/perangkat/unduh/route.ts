import { getTranslations } from "next-intl/server";
import { dateIn } from "@/components/grant/grant-window";
import { authorize } from "@/lib/domain/access/actor";
import { refuse } from "@/lib/domain/error/error-code";
import { readDeviceFilter, type WatchedDevice } from "@/lib/domain/field/device";
import type { Moment } from "@/lib/domain/list/address";
import { logDownload } from "@/lib/server/audit/queries";
import { getActor } from "@/lib/server/auth/require-actor";
import { respond } from "@/lib/server/command/respond";
import { listPages, ROWS_A_READ, rowsOf } from "@/lib/server/download/list-pages";
import { listDevices } from "@/lib/server/field/watch/list-query";
import { csvListResponse } from "../../akses/csv";

/** The filtered list of an area's devices as a table, one line a device. */
export async function GET(request: Request): Promise<Response> {
  const actor = await getActor();
  if (actor === null) return respond(refuse("UNAUTHENTICATED"));
  if (!authorize(actor, "field:watch")) return respond(refuse("FORBIDDEN"));
  const filter = readDeviceFilter(Object.fromEntries(new URL(request.url).searchParams));
  const now = new Date();
  await logDownload(actor, "device", {}, now);
  const [t, roles] = await Promise.all([getTranslations("device"), getTranslations("roles.name")]);
  const columns = [
    "label",
    "kind",
    "owner",
    "role",
    "regionCode",
    "region",
    "contact",
    "unsent",
    "photos",
    "since",
    "state",
  ] as const;
  const devices = listPages<WatchedDevice, Moment>(actor, async (after) => {
    const page = await listDevices(actor, { ...filter, after }, now, ROWS_A_READ);
    return page ?? { lines: [], next: null };
  });
  const rowOf = (line: WatchedDevice) => [
    line.label,
    line.kind,
    line.ownerName,
    line.role === null ? "" : roles(line.role),
    line.regionCode,
    line.regionLabel,
    line.lastContact.toISOString(),
    line.unsent,
    line.unsentPhotos,
    line.unsentSince?.toISOString() ?? "",
    t(`states.${line.state}`),
  ];
  const file = t("csv.file", { region: actor.grant.regionCode, date: dateIn(now, "Asia/Jakarta") });
  return csvListResponse(file, {
    header: columns.map((column) => t(`csv.${column}`)),
    pages: rowsOf(devices, rowOf),
    ended: ({ rows, isWhole }) => logDownload(actor, "device", { lines: rows, whole: isWhole }, new Date()),
  });
}
