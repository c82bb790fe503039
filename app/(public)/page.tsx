import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { LandingHero } from "@/components/landing/landing-hero";
import { LandingSteps } from "@/components/landing/landing-steps";
import { WhoDecides } from "@/components/landing/who-decides";
import { Icon } from "@/components/ui/icon";
import { LinkButton } from "@/components/ui/link-button";
import { CITIZEN_PATH } from "@/lib/domain/citizen/topic";

const HONEST = ["rank", "aid", "notFound", "privacy"] as const;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("landing"))("title") };
}

export default async function LandingPage() {
  const [t, citizen] = await Promise.all([getTranslations("landing"), getTranslations("citizen.landing")]);
  return (
    <>
      <LandingHero title={t("title")} lead={t("lead")} signIn={t("signIn")} readHelp={t("readHelp")} />
      <div className="mx-auto max-w-6xl space-y-12 px-4 py-10 lg:px-8 lg:py-14">
        <section aria-labelledby="untuk-keluarga" className="rounded-md bg-laut-wash px-5 py-6 lg:px-8">
          <h2 id="untuk-keluarga" className="text-xl">
            {citizen("title")}
          </h2>
          <p className="mt-2 mb-4">{citizen("text")}</p>
          <LinkButton href={CITIZEN_PATH} variant="primary" iconEnd="arrow-right">
            {citizen("open")}
          </LinkButton>
        </section>
        <LandingSteps />
        <WhoDecides />
        <section aria-labelledby="perlu-diketahui" className="rounded-md bg-kunyit-wash px-5 py-6 lg:px-8">
          <h2 id="perlu-diketahui" className="text-xl">
            {t("honestTitle")}
          </h2>
          <ul className="mt-4 grid gap-4 md:grid-cols-2">
            {HONEST.map((key) => (
              <li key={key} className="flex gap-3">
                <Icon name="info" className="mt-0.5 size-5 text-kunyit" />
                {t(`honest.${key}`)}
              </li>
            ))}
          </ul>
        </section>
      </div>
    </>
  );
}
