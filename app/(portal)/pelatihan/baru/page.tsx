import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { summaryTitles } from "@/components/grant/labels";
import { RegionPicker } from "@/components/grant/region-picker";
import { planFieldLabels, planFieldTexts, trainingProblemLabels } from "@/components/training-session/labels";
import { NobodyTrains } from "@/components/training-session/nobody-trains";
import { SessionForm } from "@/components/training-session/session-form";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { Link } from "@/components/ui/link";
import { PageHeading } from "@/components/ui/page-heading";
import { authorize } from "@/lib/domain/access/actor";
import { MOST_TRAINERS } from "@/lib/domain/training-session/session";
import { requirePermission } from "@/lib/server/auth/require-actor";
import { findPlanChoice } from "@/lib/server/training-session/plan-query";

const HERE = "/pelatihan/baru";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("trainingSession.plan"))("title") };
}

/** Region first, then the form: one thing at a time. */
export default async function NewTrainingPage({ searchParams }: PageProps<"/pelatihan/baru">) {
  const actor = await requirePermission("training:plan");
  const choice = await findPlanChoice(actor, await searchParams, new Date());
  if (choice === null) notFound();
  const [t, list, common] = await Promise.all([
    getTranslations("trainingSession.plan"),
    getTranslations("trainingSession.list"),
    getTranslations("common"),
  ]);
  const heading = (
    <PageHeading
      title={t("title")}
      lead={t("lead")}
      above={
        <Breadcrumbs
          label={common("breadcrumbs")}
          items={[{ label: list("title"), href: "/pelatihan" }, { label: t("title") }]}
        />
      }
    />
  );
  if (choice.step === "region") {
    const { here, above, children } = choice.region;
    return (
      <>
        {heading}
        <RegionPicker title={t("regionTitle")} action={`${HERE}?`} here={here} above={above} below={children} />
      </>
    );
  }
  const { regionCode, regionLabel, zone, trainers } = choice;
  return (
    <>
      {heading}
      <p className="mb-5 flex max-w-2xl flex-wrap items-center gap-x-3 rounded-md border border-line bg-surface px-4">
        <span className="text-muted">{t("regionChosen")}</span>
        <span className="me-auto min-w-0 py-2.5 font-semibold">{regionLabel}</span>
        {choice.isChosen ? (
          <Link href={HERE} className="link inline-flex min-h-11 items-center">
            {t("regionChange")}
          </Link>
        ) : null}
      </p>
      {trainers.length === 0 ? (
        <NobodyTrains regionLabel={regionLabel} mayName={authorize(actor, "user:manage")} />
      ) : (
        <SessionForm
          key={regionCode}
          grantId={actor.grant.id}
          timeZone={zone}
          trainers={trainers.map(({ userId, name }) => ({ value: userId, label: name }))}
          searchIn={trainers.length < MOST_TRAINERS ? null : regionCode}
          target={{ kind: "new", regionCode }}
          initial={{
            title: "",
            mode: "on-site",
            place: "",
            trainerId: trainers.length === 1 ? (trainers[0]?.userId ?? "") : "",
            capacity: "",
            fromDay: "",
            toDay: "",
            fromTime: "08:00",
            toTime: "16:00",
            note: "",
          }}
          labels={{
            submit: t("submit"),
            working: common("saving"),
            done: t("done"),
            plan: await planFieldLabels(zone),
            fields: await planFieldTexts(),
            problem: await trainingProblemLabels(),
          }}
          summaryTitles={await summaryTitles()}
        />
      )}
    </>
  );
}
