import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import * as z from "zod";
import { dutyFieldLabels, dutyFieldTexts } from "@/components/appointment/labels";
import { summaryTitles } from "@/components/grant/labels";
import { NewGrantForm } from "@/components/grant/new-grant-form";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { PageHeading } from "@/components/ui/page-heading";
import { problemLabels } from "@/components/user/labels";
import { requirePermission } from "@/lib/server/auth/require-actor";
import { findManagedUser } from "@/lib/server/user/queries";
import { readTarget, type SearchParams } from "../../grant-target";
import { TargetSteps } from "../../target-steps";

interface AddGrantPageProps {
  readonly params: Promise<{ readonly userId: string }>;
  readonly searchParams: Promise<SearchParams>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("admin.choose"))("addTitle") };
}

export default async function AddGrantPage({ params, searchParams }: AddGrantPageProps) {
  const actor = await requirePermission("grant:manage");
  const { userId } = await params;
  const user = z.uuid().safeParse(userId).success ? await findManagedUser(actor, userId, new Date()) : null;
  if (!user?.can.addGrant) notFound();
  const choice = await readTarget(actor, await searchParams, new Date());
  const t = await getTranslations("admin");
  const common = await getTranslations("common");
  const labels = {
    submit: t("form.submitGrant"),
    working: t("act.working"),
    done: t("form.grantDone"),
    appointed: (await getTranslations("trainingSession.appoint"))("done"),
    duty: await dutyFieldLabels(choice.step === "form" ? choice.target.zone : "Asia/Jakarta"),
    fields: await dutyFieldTexts(),
    problem: await problemLabels(),
  };
  const titles = await summaryTitles();
  return (
    <>
      <PageHeading
        title={t("choose.addTitle")}
        lead={user.displayName}
        above={
          <Breadcrumbs
            label={common("breadcrumbs")}
            items={[
              { label: t("users.title"), href: "/akses" },
              { label: user.displayName, href: `/akses/${user.id}` },
              { label: t("choose.addTitle") },
            ]}
          />
        }
      />
      <TargetSteps
        choice={choice}
        action={`/akses/${user.id}/tambah`}
        formTitle={t("choose.windowTitle")}
        form={(target) => (
          <NewGrantForm
            key={`${target.role}${target.regionCode}`}
            userId={user.id}
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
