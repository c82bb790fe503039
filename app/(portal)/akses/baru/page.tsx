import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { dutyFieldLabels, dutyFieldTexts } from "@/components/appointment/labels";
import { summaryTitles } from "@/components/grant/labels";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { PageHeading } from "@/components/ui/page-heading";
import { problemLabels, slipLabels } from "@/components/user/labels";
import { NewUserForm } from "@/components/user/new-user-form";
import { requirePermission } from "@/lib/server/auth/require-actor";
import { readTarget, type SearchParams } from "../grant-target";
import { TargetSteps } from "../target-steps";

const HERE = "/akses/baru";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("admin.choose"))("newTitle") };
}

export default async function NewUserPage({ searchParams }: { readonly searchParams: Promise<SearchParams> }) {
  const actor = await requirePermission("user:manage");
  const choice = await readTarget(actor, await searchParams, new Date());
  const t = await getTranslations("admin");
  const common = await getTranslations("common");
  const zone = choice.step === "form" ? choice.target.zone : "Asia/Jakarta";
  const labels = {
    displayName: t("form.displayName"),
    displayNameHint: t("form.displayNameHint"),
    username: t("form.username"),
    usernameHint: t("form.usernameHint"),
    codeNote: t("form.codeNote"),
    submit: t("form.submitUser"),
    working: t("act.working"),
    made: t("slip.madeTitle"),
    openUser: t("slip.openUser"),
    another: t("slip.another"),
    duty: await dutyFieldLabels(zone),
    fields: await dutyFieldTexts(),
    problem: await problemLabels(),
    slip: await slipLabels(zone),
  };
  const titles = await summaryTitles();
  return (
    <>
      <div className="no-print">
        <PageHeading
          title={t("choose.newTitle")}
          lead={t("choose.newLead")}
          above={
            <Breadcrumbs
              label={common("breadcrumbs")}
              items={[{ label: t("users.title"), href: "/akses" }, { label: t("choose.newTitle") }]}
            />
          }
        />
      </div>
      <TargetSteps
        choice={choice}
        action={HERE}
        formTitle={t("choose.personTitle")}
        form={(target) => (
          <NewUserForm
            key={`${target.role}${target.regionCode}`}
            grantId={actor.grant.id}
            target={target}
            labels={labels}
            summaryTitles={titles}
          />
        )}
      />
    </>
  );
}
