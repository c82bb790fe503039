import { notFound } from "next/navigation";
import { AccessLine } from "@/components/access-time/access-line";
import { DashboardView } from "@/components/dashboard/dashboard-view";
import type { Actor } from "@/lib/domain/access/actor";
import { parseChoice, type SearchParams } from "@/lib/domain/dashboard/address";
import { findArea, getOverview } from "@/lib/server/dashboard/queries";
import { findTrend } from "@/lib/server/dynamics/queries";
import { findAreaMap } from "@/lib/server/map/area-map-query";
import { findAccessLine } from "@/lib/server/training-session/access-time-query";

export interface DashboardPageProps {
  readonly actor: Actor;
  readonly code: string;
  readonly searchParams: Promise<SearchParams>;
}

/** One area's dashboard; an area outside the acting grant does not exist for its reader. */
export async function DashboardPage({ actor, code, searchParams }: DashboardPageProps) {
  const area = await findArea(actor, code);
  if (area === null) notFound();
  const choice = parseChoice(await searchParams);
  const now = new Date();
  const [overview, trend, times, ground] = await Promise.all([
    getOverview(actor, area, choice, now),
    findTrend(actor, area),
    findAccessLine(actor, area.code),
    choice.detail === "villages" ? null : findAreaMap(area),
  ]);
  return (
    <DashboardView
      area={area}
      overview={overview}
      trend={trend}
      ground={ground}
      access={times === null ? null : <AccessLine times={times} areaCode={area.code} />}
      choice={choice}
      now={now}
    />
  );
}
