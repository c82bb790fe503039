import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { AreaPlace } from "@/components/dashboard/area-place";
import { CheckButton } from "@/components/figure-check/check-button";
import { CheckList } from "@/components/figure-check/check-list";
import { CheckResult } from "@/components/figure-check/check-result";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeading } from "@/components/ui/page-heading";
import { problemLabels } from "@/components/user/labels";
import { requirePermission } from "@/lib/server/auth/require-actor";
import { findArea } from "@/lib/server/dashboard/queries";
import { getChecks } from "@/lib/server/figure-check/queries";
import { childrenOf } from "@/lib/server/region/queries";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("figureCheck"))("title") };
}

/** Where a coach has an area's figures counted again from its families and compared with what is stored. */
export default async function FigureCheckPage({ searchParams }: PageProps<"/mutu/hitungan">) {
  const actor = await requirePermission("figures:check");
  const { wilayah } = await searchParams;
  const area = await findArea(actor, typeof wilayah === "string" ? wilayah : actor.grant.regionCode);
  if (area === null) notFound();
  const [t, labels, { newest, checks, canAsk }, below] = await Promise.all([
    getTranslations("figureCheck"),
    problemLabels(),
    getChecks(actor, area.code),
    area.level === "village" ? [] : childrenOf(area.code),
  ]);
  const problem = { ...labels, notNow: { what: t("notNow.what"), todo: t("notNow.todo") } };
  const isOpen = newest?.state === "waiting" || newest?.state === "running";
  return (
    <div className="space-y-5">
      <PageHeading title={t("title")} lead={t("lead")} />
      <AreaPlace area={area} below={below} href={(code) => `/mutu/hitungan?wilayah=${code}`} />
      <p className="max-w-prose text-sm text-muted">{area.code.length >= 4 ? t("how") : t("wide")}</p>
      {canAsk && !isOpen ? (
        <CheckButton
          grantId={actor.grant.id}
          act={{ command: "figure-check.ask", areaCode: area.code }}
          words={{ button: t("ask", { area: area.label }), busy: t("asking"), done: t("asked") }}
          problem={problem}
        />
      ) : null}
      {newest === null && canAsk ? (
        <EmptyState title={t("none")} icon="list-checks">
          {t("noneHint")}
        </EmptyState>
      ) : null}
      {newest === null ? null : (
        <CheckResult result={newest} grantId={actor.grant.id} zone={area.timeZone} problem={problem} />
      )}
      {checks.length === 0 ? null : <CheckList checks={checks} zone={area.timeZone} />}
    </div>
  );
}
