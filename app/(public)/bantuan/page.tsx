import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { DescriptionList } from "@/components/ui/description-list";
import { Link } from "@/components/ui/link";
import { PageHeading } from "@/components/ui/page-heading";
import { Panel } from "@/components/ui/panel";

const GUIDES = [
  "village-operator",
  "companion",
  "rt-head",
  "village-head",
  "regency-verifier",
  "office-head",
  "province-validator",
  "coach",
  "administrator",
  "viewer",
] as const;
const LINES = ["one", "two", "three", "four"] as const;
const WORDS = ["dtsen", "decile", "proposal", "meeting", "severity"] as const;
const TROUBLES = ["network", "notFound", "password"] as const;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("help"))("title") };
}

export default async function HelpPage() {
  const t = await getTranslations("help");
  const roles = await getTranslations("roles");
  const api = await getTranslations("api.page");
  return (
    <div className="mx-auto max-w-3xl space-y-10 px-4 py-8 lg:py-12">
      <PageHeading title={t("title")} lead={t("lead")} />
      <section aria-labelledby="menurut-tugas">
        <h2 id="menurut-tugas" className="mb-3 text-xl">
          {t("rolesTitle")}
        </h2>
        <div className="space-y-2">
          {GUIDES.map((role) => (
            <Panel key={role} summary={roles(`name.${role}`)}>
              <p className="text-muted">{roles(`does.${role}`)}</p>
              <ol className="mt-3 list-decimal space-y-2 ps-6 marker:font-bold marker:text-laut">
                {LINES.map((line) => (
                  <li key={line}>{t(`guide.${role}.${line}`)}</li>
                ))}
              </ol>
            </Panel>
          ))}
        </div>
      </section>
      <section aria-labelledby="arti-kata">
        <h2 id="arti-kata" className="mb-1 text-xl">
          {t("wordsTitle")}
        </h2>
        <DescriptionList
          plain
          items={WORDS.map((word) => ({ term: t(`words.${word}.term`), detail: t(`words.${word}.text`) }))}
        />
      </section>
      <section aria-labelledby="kendala">
        <h2 id="kendala" className="mb-1 text-xl">
          {t("troubleTitle")}
        </h2>
        <DescriptionList
          plain
          items={TROUBLES.map((each) => ({ term: t(`trouble.${each}.term`), detail: t(`trouble.${each}.text`) }))}
        />
      </section>
      <section aria-labelledby="sistem-lain">
        <h2 id="sistem-lain" className="mb-1 text-xl">
          {api("title")}
        </h2>
        <p className="mb-2 text-muted">{api("lead")}</p>
        <Link href="/api-terbuka" className="link inline-flex min-h-11 items-center">
          {api("read")}
        </Link>
      </section>
    </div>
  );
}
