import { getLocale } from "next-intl/server";
import type { Actor } from "@/lib/domain/access/actor";
import { type ChartName, chartName } from "@/lib/domain/chart/address";
import { type Picture, pictureSvg } from "@/lib/domain/chart/picture";
import { parseTable } from "@/lib/domain/cube/request";
import { parseChoice } from "@/lib/domain/dashboard/address";
import type { DashboardArea } from "@/lib/domain/dashboard/overview";
import { readDynamicsChoice } from "@/lib/domain/dynamics/address";
import { refuse } from "@/lib/domain/error/error-code";
import type { Query } from "@/lib/domain/list/address";
import { localeOf } from "@/lib/i18n/locale";
import { getActor } from "@/lib/server/auth/require-actor";
import { childrenPicture, decilePicture, statesPicture } from "@/lib/server/chart/dashboard-pictures";
import { progressMapPicture, tableMapPicture } from "@/lib/server/chart/map-pictures";
import { movesPicture } from "@/lib/server/chart/moves-picture";
import { tablePicture } from "@/lib/server/chart/table-picture";
import { type Voice, voiceOf } from "@/lib/server/chart/voice";
import { respond } from "@/lib/server/command/respond";
import { getTable } from "@/lib/server/cube/queries";
import { findArea, getOverview } from "@/lib/server/dashboard/queries";
import { findDynamics } from "@/lib/server/dynamics/queries";
import { findAreaMap } from "@/lib/server/map/area-map-query";

/** A chart of an area's pages as a picture with its words: the same figures under the same scope and suppression. */
export async function GET(request: Request, { params }: { params: Promise<{ code: string }> }): Promise<Response> {
  const actor = await getActor();
  if (actor === null) return respond(refuse("UNAUTHENTICATED"));
  const { searchParams } = new URL(request.url);
  const chart = chartName(searchParams.get("grafik"));
  const area = await findArea(actor, (await params).code);
  if (area === null || chart === null) return respond(refuse("NOT_FOUND"));
  const voice = voiceOf(localeOf(await getLocale()));
  const picture = await pictureOf(actor, area, chart, Object.fromEntries(searchParams), voice);
  if (picture === null) return respond(refuse("NOT_FOUND"));
  return new Response(pictureSvg(picture), {
    headers: {
      "Cache-Control": "private, no-store",
      "X-Content-Type-Options": "nosniff",
      "Content-Security-Policy": "default-src 'none'; sandbox",
      "Content-Type": "image/svg+xml; charset=utf-8",
      "Content-Disposition": `attachment; filename="${chart}-${area.code}.svg"`,
    },
  });
}

async function pictureOf(
  actor: Actor,
  area: DashboardArea,
  chart: ChartName,
  query: Query,
  voice: Voice,
): Promise<Picture | null> {
  if (chart === "tabel") {
    const wanted = parseTable(query, area.level);
    const found = await getTable(actor, area, wanted);
    return found.rolledUpAt === null ? null : tablePicture(area, wanted, found, voice);
  }
  if (chart === "perpindahan")
    return movesPicture(area, await findDynamics(actor, area, readDynamicsChoice(query)), voice);
  if (chart === "peta") {
    const wanted = parseTable(query, area.level);
    if (wanted.rows !== "area" || wanted.columns !== null) return null;
    const [found, ground] = await Promise.all([getTable(actor, area, wanted), findAreaMap(area)]);
    return found.rolledUpAt === null || ground === null ? null : tableMapPicture(area, wanted, found, ground, voice);
  }
  const overview = await getOverview(actor, area, parseChoice(query), new Date());
  if (overview.rolledUpAt === null) return null;
  if (chart === "peta-kemajuan") {
    const ground = await findAreaMap(area);
    return ground === null ? null : progressMapPicture(area, overview, ground, voice);
  }
  return PICTURES[chart](area, overview, voice);
}

const PICTURES = { desil: decilePicture, kemajuan: childrenPicture, keadaan: statesPicture } as const;
