import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { SnapshotSections } from "@/components/household/snapshot-sections";
import { UnaskedPanel } from "@/components/household/unasked-panel";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { PageHeading } from "@/components/ui/page-heading";
import { Pagination } from "@/components/ui/pagination";
import { ageAt } from "@/lib/domain/instrument/age";
import { answerText } from "@/lib/domain/instrument/answer-text";
import { questionAnywhere } from "@/lib/domain/instrument/registry";
import { localeOf } from "@/lib/i18n/locale";
import { requirePermission } from "@/lib/server/auth/require-actor";
import { findPersonPage, type PersonPage } from "@/lib/server/household/person-query";

/** Never the name: titles stay in a browser's history. */
export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("household.personPage"))("pageTitle") };
}

/** Every answer about one person of a family. */
export default async function PersonRoute({ params }: PageProps<"/keluarga/[id]/anggota/[uid]">) {
  const actor = await requirePermission("household:read");
  const [{ id, uid }, locale] = await Promise.all([params, getLocale().then(localeOf)]);
  const page = await findPersonPage(actor, id, uid, locale, new Date());
  if (page === null) notFound();
  const [t, household, common] = await Promise.all([
    getTranslations("household.personPage"),
    getTranslations("household"),
    getTranslations("common"),
  ]);
  const family = `/keluarga/${id}`;
  const { person, today } = page;
  const age = person.birthDate === null ? null : ageAt(person.birthDate, today);
  const word = (key: "relationToHead" | "sex") => {
    const question = questionAnywhere("member", key);
    return question === null ? "" : answerText(question, person[key], locale);
  };
  const linkTo = (other: PersonPage["person"] | null, label: "previous" | "next") =>
    other === null ? null : { href: `${family}/anggota/${other.uid}`, label: t(label, { name: other.name }) };
  return (
    <>
      <PageHeading
        above={
          <Breadcrumbs
            label={common("breadcrumbs")}
            items={[
              { label: household("listTitle"), href: "/keluarga" },
              { label: page.headName, href: family },
              { label: page.person.name },
            ]}
          />
        }
        title={t("title", { name: page.person.name })}
        lead={[
          word("relationToHead"),
          word("sex").toLowerCase(),
          age === null ? "" : household("person.years", { age }),
        ]
          .filter(Boolean)
          .join(", ")}
      />
      <div className="grid max-w-4xl gap-2">
        <SnapshotSections snapshot={page.snapshot} regencyCode={page.regencyCode} open />
        <UnaskedPanel unasked={page.unasked} form={page.snapshot.title} locale={locale} />
        <Pagination label={t("people")} previous={linkTo(page.previous, "previous")} next={linkTo(page.next, "next")} />
      </div>
    </>
  );
}
