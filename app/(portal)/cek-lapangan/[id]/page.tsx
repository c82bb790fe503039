import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { FormSkeleton } from "@/components/form/form-skeleton";
import { BlindApp } from "@/components/ground-check/blind-app";
import { CheckPanel } from "@/components/ground-check/check-panel";
import { VisitHeading } from "@/components/ground-check/visit-heading";
import { Alert } from "@/components/ui/alert";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeading } from "@/components/ui/page-heading";
import { type Actor, authorize } from "@/lib/domain/access/actor";
import type { BlindPage } from "@/lib/domain/ground-check/check-page";
import { type PublicId, parsePublicId } from "@/lib/domain/public-id/public-id";
import { ClientMessages } from "@/lib/i18n/client-messages";
import { formatInstant } from "@/lib/i18n/formats";
import { requireActor } from "@/lib/server/auth/require-actor";
import { findBlindPage } from "@/lib/server/ground-check/blind-query";
import { findChecksOf } from "@/lib/server/ground-check/view-query";
import { timeZoneOf } from "@/lib/server/region/queries";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("groundCheck"))("title") };
}

/** One check: for its companion the blind form, for the regency what came of it. Nobody else finds it. */
export default async function CheckPage({ params }: PageProps<"/cek-lapangan/[id]">) {
  const actor = await requireActor();
  const at = parsePublicId((await params).id);
  if (at === null) notFound();
  if (!authorize(actor, "ground-check:do")) return <OfficePage actor={actor} at={at} />;
  const page = await findBlindPage(actor, at);
  if (page === null) notFound();
  return <Visit actor={actor} page={page} />;
}

async function OfficePage({ actor, at }: { readonly actor: Actor; readonly at: PublicId }) {
  const checks = await findChecksOf(actor, at, { locale: await getLocale(), now: new Date() });
  if (checks === null) notFound();
  const [t, common] = await Promise.all([getTranslations("groundCheck"), getTranslations("common")]);
  return (
    <div className="mx-auto max-w-4xl">
      <PageHeading
        above={
          <Breadcrumbs
            label={common("breadcrumbs")}
            items={[{ href: "/cek-lapangan", label: t("title") }, { label: checks.headName }]}
          />
        }
        title={checks.headName}
        actions={
          <LinkButton href={`/verifikasi/${checks.proposalPublicId}`} icon="file-text">
            {t("page.proposal")}
          </LinkButton>
        }
      />
      <CheckPanel checks={checks} grantId={actor.grant.id} zone={await timeZoneOf(checks.villageCode)} />
    </div>
  );
}

async function Visit({ actor, page }: { readonly actor: Actor; readonly page: BlindPage }) {
  const zone = await timeZoneOf(page.villageCode);
  const heading = <VisitHeading page={page} zone={zone} />;
  if (page.state === "done") return <Sent page={page} />;
  const { regencyCode, id: draftId } = page;
  return (
    <div className="mx-auto max-w-3xl">
      <ClientMessages namespaces={["form", "common", "visit", "attachment"]}>
        <BlindApp
          key={page.publicId}
          page={page}
          place={{ userId: actor.userId, grantId: actor.grant.id, regencyCode, draftId }}
          zone={zone}
          heading={heading}
          loading={<FormSkeleton />}
        />
      </ClientMessages>
    </div>
  );
}

async function Sent({ page }: { readonly page: BlindPage }) {
  const [t, locale, zone] = await Promise.all([getTranslations("visit"), getLocale(), timeZoneOf(page.villageCode)]);
  return (
    <div className="mx-auto max-w-3xl">
      <VisitHeading page={page} zone={zone} />
      <Alert tone="success" title={t("doneTitle")}>
        <p>{t("done", { when: page.doneAt === null ? "" : formatInstant(page.doneAt, zone, locale) })}</p>
        <div className="mt-3">
          <LinkButton href="/cek-lapangan" icon="arrow-left">
            {t("back")}
          </LinkButton>
        </div>
      </Alert>
    </div>
  );
}
