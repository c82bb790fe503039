import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import type { SearchParams } from "@/lib/domain/dashboard/address";
import { getActor, requirePermission } from "@/lib/server/auth/require-actor";
import { findArea } from "@/lib/server/dashboard/queries";
import { DashboardPage } from "../dashboard-page";

interface AreaDashboardProps {
  readonly params: Promise<{ readonly code: string }>;
  readonly searchParams: Promise<SearchParams>;
}

/** The name of an area outside the grant is not told here either. */
export async function generateMetadata({ params }: AreaDashboardProps): Promise<Metadata> {
  const t = await getTranslations("dashboard");
  const actor = await getActor();
  const area = actor === null ? null : await findArea(actor, (await params).code);
  return { title: area === null ? t("above") : t("title", { area: area.label }) };
}

export default async function AreaDashboard({ params, searchParams }: AreaDashboardProps) {
  const actor = await requirePermission("dashboard:read");
  return <DashboardPage actor={actor} code={(await params).code} searchParams={searchParams} />;
}
