import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { CubeView } from "@/components/cube/cube-view";
import { KeepView } from "@/components/saved-view/keep-view";
import { parseTable } from "@/lib/domain/cube/request";
import { partsOf } from "@/lib/domain/cube/saved-view";
import { VIEW_NAME_LENGTH } from "@/lib/domain/cube/view-name";
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
  const isMapped = request.rows === "area" && request.columns === null;
  const [t, locale, found, map] = await Promise.all([
    getTranslations("cube.table"),
    getLocale(),
    getTable(actor, area, request),
    isMapped ? findAreaMap(area) : null,
  ]);
  const { measure } = request;
  const title = measure.kind === "indicator" ? measure.indicator.title[locale] : t(measure.kind);
  const keep = (
    <KeepView
      grantId={actor.grant.id}
      areaCode={area.code}
      parts={partsOf(request)}
      suggestion={`${title}, ${area.label}`.slice(0, VIEW_NAME_LENGTH)}
    />
  );
  return <CubeView area={area} request={request} {...found} map={map} actions={keep} />;
}
