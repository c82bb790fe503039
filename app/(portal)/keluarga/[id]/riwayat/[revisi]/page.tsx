import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { UndoPlanView } from "@/components/history/undo-plan-view";
import { UndoStart } from "@/components/history/undo-start";
import { Alert } from "@/components/ui/alert";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeading } from "@/components/ui/page-heading";
import { localeOf } from "@/lib/i18n/locale";
import { requirePermission } from "@/lib/server/auth/require-actor";
import { findUndoPage } from "@/lib/server/household/undo-query";
import { readRevision } from "../history-address";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("history.undo"))("title") };
}

/** What undoing a revision would do, before a counter-proposal is made of it. */
export default async function UndoRoute({ params }: PageProps<"/keluarga/[id]/riwayat/[revisi]">) {
  const actor = await requirePermission("proposal:draft");
  const [{ id, revisi }, locale] = await Promise.all([params, getLocale().then(localeOf)]);
  const revision = readRevision(revisi);
  const page = revision === null ? null : await findUndoPage(actor, id, revision, locale, new Date());
  if (page === null) notFound();
  const [t, household, common] = await Promise.all([
    getTranslations("history.undo"),
    getTranslations("household"),
    getTranslations("common"),
  ]);
  const href = `/keluarga/${id}/riwayat`;
  const crumbs = [
    { label: household("listTitle"), href: "/keluarga" },
    { label: page.headName, href: `/keluarga/${id}` },
    { label: household("history"), href },
    { label: t("title") },
  ];
  return (
    <>
      <PageHeading
        above={<Breadcrumbs label={common("breadcrumbs")} items={crumbs} />}
        title={t("heading", { revision: page.revision })}
        lead={t("lead")}
      />
      <div className="grid max-w-4xl gap-5">
        <UndoPlanView page={page} />
        {page.reopens && page.hindrance === null ? (
          <Alert tone="info" title={t("reopens")}>
            <p>{t("reopensText")}</p>
          </Alert>
        ) : null}
        {page.closes && page.hindrance === null ? (
          <Alert tone="attention" title={t("closes")}>
            <p>{t("closesText")}</p>
          </Alert>
        ) : null}
        {page.hindrance === null ? (
          <UndoStart
            grantId={actor.grant.id}
            regencyCode={page.regencyCode}
            householdId={page.householdId}
            revision={page.revision}
            texts={{
              note: t("note"),
              hint: t("noteHint"),
              missing: t("noteMissing"),
              start: t("start"),
              busy: t("starting"),
            }}
          />
        ) : (
          <Alert tone="attention" title={t(`blocked.${page.hindrance}`)}>
            {page.hindering.length > 0 ? <p>{t("about", { names: page.hindering.join(", ") })}</p> : null}
            {page.hindrance === "open-proposal" && page.openProposal !== null ? (
              <LinkButton href={`/usulan/${page.openProposal}`} icon="file-pen-line">
                {t("openProposal")}
              </LinkButton>
            ) : (
              <LinkButton href={href} icon="arrow-left">
                {t("toHistory")}
              </LinkButton>
            )}
          </Alert>
        )}
      </div>
    </>
  );
}
