import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { PlanEffect } from "@/components/lot/plan-effect";
import { PlanForm } from "@/components/lot/plan-form";
import { PlanHistory } from "@/components/lot/plan-history";
import { PlanView } from "@/components/lot/plan-view";
import { QualityTabs } from "@/components/lot/quality-tabs";
import { Alert } from "@/components/ui/alert";
import { Card } from "@/components/ui/card";
import { PageHeading } from "@/components/ui/page-heading";
import { problemLabels } from "@/components/user/labels";
import { ApplySetting } from "@/components/workflow/apply-setting";
import { authorize } from "@/lib/domain/access/actor";
import type { PlanPage } from "@/lib/domain/lot/lot-page";
import { planProblem } from "@/lib/domain/lot/plan";
import { planHref, planInQuery } from "@/lib/domain/lot/plan-address";
import { areaIn } from "@/lib/domain/workflow/tier-address";
import { requirePermission } from "@/lib/server/auth/require-actor";
import { findPlanPage } from "@/lib/server/lot/plan-query";
import { timeZoneOf } from "@/lib/server/region/queries";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("lot.plan"))("title") };
}

/** How lots are inspected here: published to everybody who works in the area, tried and set by the coach. */
export default async function PlanPageView({ searchParams }: PageProps<"/mutu/rencana">) {
  const actor = await requirePermission("quality-plan:read");
  const query = await searchParams;
  const wanted = planInQuery(query);
  const page = await findPlanPage(actor, areaIn(query), wanted, new Date());
  if (page === null) notFound();
  const [t, tiers, zone] = await Promise.all([
    getTranslations("lot.plan"),
    getTranslations("tiers"),
    timeZoneOf(page.area.code),
  ]);
  const problem = wanted === null ? null : planProblem(wanted);
  return (
    <>
      <PageHeading title={t("title")} lead={t("lead", { region: page.area.label })} />
      {authorize(actor, "lot:inspect") ? <QualityTabs current="plan" /> : null}
      <div className="grid max-w-4xl grid-cols-1 gap-5">
        <Card
          title={t("inForce")}
          aside={
            <span className="text-muted">
              {page.setBy === null ? tiers("standard") : tiers("setBy", { region: page.setBy })}
            </span>
          }
        >
          <PlanView rows={page.rows} />
        </Card>
        {page.now === null ? null : (
          <Card title={t("now")}>
            <PlanEffect effect={page.now} />
          </Card>
        )}
        {page.maySet ? (
          <Card title={t("form")}>
            {problem === null ? null : (
              <div className="mb-4">
                <Alert tone="danger">{t(`problem.${problem}`)}</Alert>
              </div>
            )}
            <PlanForm areaCode={page.area.code} plan={wanted ?? page.rows} />
          </Card>
        ) : null}
        {page.trial === null ? null : <Trial page={page} trial={page.trial} grantId={actor.grant.id} />}
        <Card title={t("history")} flush>
          <PlanHistory lines={page.history} zone={zone} />
        </Card>
      </div>
    </>
  );
}

interface TrialProps {
  readonly page: PlanPage;
  readonly trial: NonNullable<PlanPage["trial"]>;
  readonly grantId: string;
}

async function Trial({ page: { area, seen, today }, trial, grantId }: TrialProps) {
  const [t, words] = await Promise.all([getTranslations("lot.plan"), getTranslations("tiers.try")]);
  const rows = trial.rows.map(({ upTo, sample, acceptance }) => ({ upTo, sample, acceptance }));
  return (
    <>
      <Card title={t("result")}>
        <div className="grid gap-4">
          <PlanView rows={trial.rows} />
          {trial.effect === null ? null : <PlanEffect effect={trial.effect} />}
          {trial.looserFrom === null ? null : (
            <Alert tone="danger" title={t("looserTitle")}>
              {t("looser", { size: trial.looserFrom })}
            </Alert>
          )}
        </div>
      </Card>
      {trial.looserFrom === null ? (
        <Card title={t("apply")}>
          <ApplySetting
            key={JSON.stringify([rows, seen])}
            grantId={grantId}
            regionCode={area.code}
            command="quality-plan.set"
            setting={{ rows }}
            seen={seen}
            today={today}
            backHref={planHref(area.code)}
            words={{
              from: t("from"),
              reason: words("reason"),
              reasonHint: t("reasonHint"),
              reasonProblem: words("reasonProblem"),
              past: words("past"),
              save: words("save"),
              saving: words("saving"),
              saved: t("saved"),
              problem: await problemLabels(),
            }}
          />
        </Card>
      ) : null}
    </>
  );
}
