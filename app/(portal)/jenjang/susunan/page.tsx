import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { Alert } from "@/components/ui/alert";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { Card } from "@/components/ui/card";
import { PageHeading } from "@/components/ui/page-heading";
import { problemLabels } from "@/components/user/labels";
import { ApplySetting } from "@/components/workflow/apply-setting";
import { TierSetEffect } from "@/components/workflow/tier-set-effect";
import { TierSetForm } from "@/components/workflow/tier-set-form";
import { areaIn, tierHref, tierSetInQuery } from "@/lib/domain/workflow/tier-address";
import type { TierSetPage, TierSetTrial } from "@/lib/domain/workflow/tier-page";
import { tierSetProblem } from "@/lib/domain/workflow/tier-set";
import { requirePermission } from "@/lib/server/auth/require-actor";
import { findTierSetPage } from "@/lib/server/workflow/set-queries";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("tiers.set"))("title") };
}

/** Other tiers for an area: tried on what waits, then put in force. */
export default async function TierSetPageView({ searchParams }: PageProps<"/jenjang/susunan">) {
  const actor = await requirePermission("tier:configure");
  const query = await searchParams;
  const wanted = tierSetInQuery(query);
  const page = await findTierSetPage(actor, areaIn(query), wanted, new Date());
  if (page === null) notFound();
  const [t, tiers, common] = await Promise.all([
    getTranslations("tiers.set"),
    getTranslations("tiers"),
    getTranslations("common"),
  ]);
  const problem = wanted === null ? null : tierSetProblem(wanted);
  return (
    <>
      <PageHeading
        above={
          <Breadcrumbs
            label={common("breadcrumbs")}
            items={[{ label: tiers("title"), href: tierHref(null, page.area.code) }, { label: t("title") }]}
          />
        }
        title={t("title")}
        lead={t("lead", { region: page.area.label })}
      />
      <div className="grid max-w-4xl gap-5">
        <p className="font-semibold">
          {t("now", { tiers: page.now.map(({ name }) => tiers(`short.${name}`)).join(" → ") })}{" "}
          <span className="font-normal text-muted">
            ({page.setBy === null ? tiers("standard") : tiers("setBy", { region: page.setBy })})
          </span>
        </p>
        {page.trial === null ? null : (
          <p>
            <a href="#akibat" className="link inline-flex min-h-11 items-center">
              {t("seeEffect")}
            </a>
          </p>
        )}
        <Card title={t("form")}>
          {problem === null ? null : (
            <div className="mb-4">
              <Alert tone="danger">{t(`problem.${problem}`)}</Alert>
            </div>
          )}
          <TierSetForm areaCode={page.area.code} set={wanted ?? page.now} />
        </Card>
        {page.trial === null ? null : (
          <>
            <div id="akibat" className="scroll-mt-20">
              <Card title={t("result")}>
                <TierSetEffect trial={page.trial} />
              </Card>
            </div>
            {page.trial.short.length + page.trial.loosened.length > 0 ? null : (
              <Card title={t("apply")}>
                <Apply page={page} trial={page.trial} grantId={actor.grant.id} />
              </Card>
            )}
          </>
        )}
      </div>
    </>
  );
}

interface ApplyProps {
  readonly page: TierSetPage;
  readonly trial: TierSetTrial;
  readonly grantId: string;
}

async function Apply({ page: { area, seen, today }, trial, grantId }: ApplyProps) {
  const [t, words] = await Promise.all([getTranslations("tiers.set"), getTranslations("tiers.try")]);
  return (
    <ApplySetting
      key={JSON.stringify([trial.wanted, seen])}
      grantId={grantId}
      regionCode={area.code}
      command="tier.set-tiers"
      setting={{ tiers: trial.wanted }}
      seen={seen}
      today={today}
      backHref={tierHref(null, area.code)}
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
  );
}
