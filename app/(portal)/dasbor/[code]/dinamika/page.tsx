import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { DynamicsPage } from "@/components/dynamics/dynamics-view";
import { levelOf } from "@/lib/domain/dashboard/area";
import { readDynamicsChoice } from "@/lib/domain/dynamics/address";
import { getActor, requirePermission } from "@/lib/server/auth/require-actor";
import { findArea } from "@/lib/server/dashboard/queries";
import { findDynamics } from "@/lib/server/dynamics/queries";

/** The name of an area outside the grant is not told here either. */
export async function generateMetadata({ params }: PageProps<"/dasbor/[code]/dinamika">): Promise<Metadata> {
  const t = await getTranslations("dynamics");
  const actor = await getActor();
  const area = actor === null ? null : await findArea(actor, (await params).code);
  return { title: area === null ? t("above") : t("title", { area: area.label }) };
}

/** How an area's families moved between two snapshots; an area outside the acting grant does not exist for its reader. */
export default async function DynamicsRoute({ params, searchParams }: PageProps<"/dasbor/[code]/dinamika">) {
  const actor = await requirePermission("dashboard:read");
  const area = await findArea(actor, (await params).code);
  if (area === null) notFound();
  const choice = readDynamicsChoice(await searchParams);
  const view = await findDynamics(actor, area, choice);
  const level = levelOf(view?.children[0]?.code ?? "");
  return <DynamicsPage area={area} view={view} choice={choice} childLevel={level === "nation" ? null : level} />;
}
