import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { SignPact } from "@/components/training-session/sign-pact";
import { Alert } from "@/components/ui/alert";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { PageHeading } from "@/components/ui/page-heading";
import { problemLabels } from "@/components/user/labels";
import { PACT_POINTS, PACT_VERSION } from "@/lib/domain/training-session/pact";
import { formatInstant } from "@/lib/i18n/formats";
import { localeOf } from "@/lib/i18n/locale";
import { requireActor } from "@/lib/server/auth/require-actor";
import { timeZoneOf } from "@/lib/server/region/queries";
import { findOwnTraining } from "@/lib/server/training-session/own-query";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("trainingSession.own.pact"))("title") };
}

/** The pact as it is signed: every sentence, then one button. */
export default async function PactPage() {
  const actor = await requireActor();
  const [t, own, pact, common, locale, zone, { pactSignedAt }] = await Promise.all([
    getTranslations("trainingSession.own.pact"),
    getTranslations("trainingSession.own"),
    getTranslations("trainingSession.pact"),
    getTranslations("common"),
    getLocale().then(localeOf),
    timeZoneOf(actor.grant.regionCode),
    findOwnTraining(actor, new Date()),
  ]);
  return (
    <>
      <PageHeading
        title={pact("title")}
        lead={pactSignedAt === null ? t("lead") : null}
        above={
          <Breadcrumbs
            label={common("breadcrumbs")}
            items={[{ label: t("back"), href: "/pelatihan-saya" }, { label: pact("title") }]}
          />
        }
      />
      <div className="max-w-3xl space-y-5">
        {pactSignedAt === null ? null : (
          <Alert tone="success">{own("pactSigned", { at: formatInstant(pactSignedAt, zone, locale) })}</Alert>
        )}
        <section className="rounded-md border border-line bg-surface px-4 py-4 sm:px-5">
          <p className="font-semibold">{pact("intro")}</p>
          <ol className="mt-2 list-decimal space-y-2 ps-6">
            {PACT_POINTS.map((key) => (
              <li key={key}>{pact(`points.${key}`)}</li>
            ))}
          </ol>
        </section>
        {pactSignedAt === null ? (
          <SignPact
            grantId={actor.grant.id}
            version={PACT_VERSION}
            locale={locale}
            words={{
              asWho: t("asWho", { name: actor.displayName }),
              sign: t("sign"),
              signing: t("signing"),
              signed: t("signed"),
              problem: await problemLabels(),
            }}
          />
        ) : null}
      </div>
    </>
  );
}
