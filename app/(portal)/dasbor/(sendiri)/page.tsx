import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import type { SearchParams } from "@/lib/domain/dashboard/address";
import { requirePermission } from "@/lib/server/auth/require-actor";
import { DashboardPage } from "../dashboard-page";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("dashboard");
  return { title: t("above") };
}

/** The dashboard of the region one acts for. */
export default async function OwnDashboard({ searchParams }: { readonly searchParams: Promise<SearchParams> }) {
  const actor = await requirePermission("dashboard:read");
  return <DashboardPage actor={actor} code={actor.grant.regionCode} searchParams={searchParams} />;
}
