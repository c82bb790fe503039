import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { CubeView } from "@/components/cube/cube-view";
import { parseTable } from "@/lib/domain/cube/request";
import type { SearchParams } from "@/lib/domain/dashboard/address";
import { requirePermission } from "@/lib/server/auth/require-actor";
import { getTable } from "@/lib/server/cube/queries";
import { findArea } from "@/lib/server/dashboard/queries";
import { findAreaMap } from "@/lib/server/map/area-map-query";

interface TablePageProps {
  readonly params: Promise<{ readonly code: string }>;
  readonly searchParams: Promise<SearchParams>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("cube.table"))("title") };
}

/** A table of an area; an area outside the acting grant does not exist for its reader. */
export default async function TablePage({ params, searchParams }: TablePageProps) {
  const actor = await requirePermission("dashboard:read");
  const area = await findArea(actor, (await params).code);
  if (area === null) notFound();
  const request = parseTable(await searchParams, area.level);
  const [table, map] = await Promise.all([
    getTable(actor, area, request),
    request.rows === "area" && request.columns === null ? findAreaMap(area) : null,
  ]);
  return <CubeView area={area} request={request} map={map} {...table} />;
}
