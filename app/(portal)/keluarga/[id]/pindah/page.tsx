import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { deciderText } from "@/components/transfer/decider-text";
import { RequestOutForm } from "@/components/transfer/request-out-form";
import { VillagePicker } from "@/components/transfer/village-picker";
import { evidenceWords, problemWords, relationOptions } from "@/components/transfer/words";
import { Alert } from "@/components/ui/alert";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeading } from "@/components/ui/page-heading";
import { deciderOf } from "@/lib/domain/transfer/decider";
import { formatDate } from "@/lib/i18n/formats";
import { localeOf } from "@/lib/i18n/locale";
import { requirePermission } from "@/lib/server/auth/require-actor";
import { type FamilyPage, findFamilyPage } from "@/lib/server/household/family-query";
import { regionLabel } from "@/lib/server/region/queries";
import { findDestination, findVillageStep } from "@/lib/server/transfer/village-step";

const CLOSED = 3;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("transfer.send"))("title") };
}

/** `di`: the region one looks into; `wilayah`: the village chosen. */
export default async function SendRoute({ params, searchParams }: PageProps<"/keluarga/[id]/pindah">) {
  const actor = await requirePermission("transfer:request");
  const [{ id }, query, locale] = await Promise.all([params, searchParams, getLocale().then(localeOf)]);
  const family = await findFamilyPage(actor, id, locale, new Date());
  if (family === null || family.villageCode !== actor.grant.regionCode) notFound();
  const text = (name: string) => {
    const value = query[name];
    return typeof value === "string" ? value : "";
  };
  const [t, household, common] = await Promise.all([
    getTranslations("transfer.send"),
    getTranslations("household"),
    getTranslations("common"),
  ]);
  const action = `/keluarga/${family.publicId}/pindah`;
  const chosen = await findDestination(family.villageCode, text("wilayah"));
  const decider = deciderOf(family.villageCode, chosen?.code ?? family.villageCode);
  return (
    <>
      <PageHeading
        above={
          <Breadcrumbs
            label={common("breadcrumbs")}
            items={[
              { label: household("listTitle"), href: "/keluarga" },
              { label: family.headName, href: `/keluarga/${family.publicId}` },
              { label: t("title") },
            ]}
          />
        }
        title={t("title")}
        lead={
          chosen === null
            ? household("family", { name: family.headName })
            : t("lead", {
                name: family.headName,
                decider: await deciderText({ ...decider, label: await regionLabel(decider.regionCode) }),
              })
        }
      />
      {family.status === CLOSED ? (
        <Alert tone="attention">{t("closed")}</Alert>
      ) : chosen === null ? (
        <VillagePicker action={action} {...(await findVillageStep(family.villageCode, text("di")))} />
      ) : (
        <Form family={family} grantId={actor.grant.id} village={chosen} action={action} />
      )}
    </>
  );
}

interface FormProps {
  readonly family: FamilyPage;
  readonly grantId: string;
  readonly village: { readonly code: string; readonly label: string };
  readonly action: string;
}

async function Form({ family, grantId, village, action }: FormProps) {
  const [t, locale, relations, problem, evidence] = await Promise.all([
    getTranslations("transfer.send"),
    getLocale().then(localeOf),
    relationOptions(),
    problemWords(),
    evidenceWords(),
  ]);
  const hint = (person: FamilyPage["people"][number]) =>
    [
      relations.find(({ value }) => value === String(person.relationToHead))?.label,
      person.birthDate === null ? null : formatDate(person.birthDate, locale),
    ]
      .filter(Boolean)
      .join(", ");
  return (
    <div className="space-y-6">
      <section aria-labelledby="desa-tujuan" className="max-w-2xl rounded-md border border-line bg-surface px-4 py-3">
        <h2 id="desa-tujuan" className="text-sm font-normal text-muted">
          {t("village")}
        </h2>
        <div className="flex flex-wrap items-center justify-between gap-2">
          <p className="text-lg font-semibold">{village.label}</p>
          <LinkButton href={`${action}?di=${village.code.slice(0, 6)}`} size="small">
            {t("change")}
          </LinkButton>
        </div>
      </section>
      <RequestOutForm
        grantId={grantId}
        toVillage={village.code}
        family={{
          regencyCode: family.regencyCode,
          id: family.id,
          hasOpenProposal: family.proposals.some(({ isOpen }) => isOpen),
          people: family.people.map((person) => ({
            uid: person.uid,
            name: person.name,
            hint: hint(person),
            isHead: person.relationToHead === 1,
          })),
        }}
        words={{
          peopleTitle: t("peopleTitle"),
          everybody: t("everybody"),
          newHead: t("newHead"),
          evidenceTitle: t("evidenceTitle"),
          submit: t("submit"),
          busy: t("busy"),
          done: t("done"),
          openProposal: t("openProposal"),
          evidence,
          problem,
        }}
      />
    </div>
  );
}
